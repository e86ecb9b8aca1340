package fr.questeur.enrich.tag.reference;

import static fr.questeur.enrich.tag.reference.Notation.WORD_START;

import fr.questeur.contract.ReferenceType;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** «LFSS 2020», «LFR pour 2014», «LFI pour 2018» («LFI 2018» may be a party); projects (PLF) are no laws. */
final class BudgetAcronyms implements Recogniser {

  private static final Pattern FORM =
      Pattern.compile(WORD_START + "(?:(lfss|lfrss|lfr)(?:\\hpour)?|(lfi)\\hpour)\\h((?:19|20)\\d{2})(?![\\d-])");

  @Override
  public void find(Passage passage, Consumer<Found> found) {
    Keywords m = new Keywords(passage, FORM, "lf");
    for (int from = 0; m.find(from); from = m.end()) {
      if (!Notation.isDraft(passage, m.start()) && Character.isUpperCase(passage.text().charAt(m.start()))) {
        found.accept(new Found(ReferenceType.LAW, name(m) + m.group(3), m.start(), m.end()));
      }
    }
  }

  private static String name(Keywords m) {
    if (m.group(1) == null) {
      return BudgetYears.finances(false);
    }
    return switch (m.group(1)) {
      case "lfss" -> BudgetYears.socialSecurity(false);
      case "lfrss" -> BudgetYears.socialSecurity(true);
      default -> BudgetYears.finances(true);
    };
  }
}
