package fr.questeur.enrich.tag.reference;

import static fr.questeur.enrich.tag.reference.Notation.LIST;
import static fr.questeur.enrich.tag.reference.Notation.NUMBER_SIGN;

import fr.questeur.enrich.parse.common.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Laws, ordonnances, decrees and arrêtés: «loi n° 2004-575 du 21 juin 2004», «décrets n° 2013-721 et n° 2013-722»,
 * «loi du 29 juillet 1881», «loi Sapin II du 9 décembre 2016». A number that belongs to another year than the date
 * beside it is a slip that leaves a doubt, and no reference; nor is one day for acts in the plural («les ordonnances du
 * 22 septembre 2017»), which several acts share. Projects and proposals are no acts yet.
 */
final class Acts implements Recogniser {

  /** Words between «loi» and «n°»: a title, not a statement, and nothing that has a number of its own. */
  private static final Pattern TITLE =
      Pattern.compile("[^.;:!?\\d\\n()]{0," + Notation.TITLE_LENGTH + "}?\\h\\(?(?=" + NUMBER_SIGN + "\\d)");

  private static final Pattern NO_TITLE =
      Pattern.compile(
          "(?<![\\p{L}])(?:lois?|decrets?|ordonnances?|arretes?|arrets?|decisions?|circulaires?|instructions?|rapports?"
              + "|avis|deliberations?|recommandations?|notes?|directives?|reglements?|conventions?|accords?|codes?"
              + "|articles?|questions?|amendements?|propositions?|projets?|pourvois?|requetes?|pays|federale|resolution"
              + "|que|qui|dont|par|est|sont|a\\hete|ont|pas)(?!\\p{L})");

  private static final Pattern SIGN = Pattern.compile(NUMBER_SIGN);
  private static final Pattern BARE_NUMBER_LEAD = Pattern.compile("\\h{1,2}(?=\\d)");
  private static final Pattern DATE_LEAD =
      Pattern.compile("(?:\\h(?:modifiee?s?|precitee?s?))?,?\\h{1,2}(?:en\\hdate\\h)?(?:du|des)\\h{1,2}(?=\\d)");
  private static final Pattern NEXT_NUMBER = Pattern.compile(LIST + "((?:" + NUMBER_SIGN + ")?)(?=\\d)");
  private static final Pattern NEXT_DATE = Pattern.compile(LIST + "(?:(?:celles?|ceux|celui)\\h)?(?:du\\h)?(?=\\d)");
  private static final Pattern NEXT_DATE_OF_ONE = Pattern.compile(LIST + "(?:celle|celui)\\hdu\\h(?=\\d)");

  /** «Sapin II», «dite Climat et résilience», «"ELAN"», in text as printed: a name, and no more than that. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:,?\\h(?:dite|dit)(?=\\h))?\\h(?:«[^»\\n]{1,80}»|\"[^\"\\n]{1,80}\"|“[^”\\n]{1,80}”"
              + "|\\p{Lu}[\\p{L}\\d'’.-]{0,20}(?:\\h(?:et\\h[\\p{L}'’-]{1,20}|\\p{Lu}[\\p{L}\\d'’-]{0,20}"
              + "|\\d)){0,4}),?");

  /** An act of a court or of a local authority has no place among those of the State. */
  private static final Pattern LOCAL =
      Pattern.compile("\\h?,?\\h(?:du\\h(?:prefet|maire|tribunal|juge|conseil)|de\\hla\\h(?:prefete|cour|maire)"
          + "|prefectora|municipa|des\\hprefets|la\\hcour|le\\htribunal|le\\hconseil\\hd'etat)");

  private static final Pattern COURT =
      Pattern.compile("juges?|juridictions?|tribun|referes?|cours?\\hd|conseil\\hd'etat|requete|jugement");

  private final ActKind kind;
  private final BudgetYears budgetYears = new BudgetYears();

  Acts(ActKind kind) {
    this.kind = kind;
  }

  @Override
  public void find(Passage passage, Consumer<Found> found) {
    Keywords keyword = new Keywords(passage, kind.keyword, kind.beginning);
    for (int from = 0; keyword.find(from); ) {
      from = keyword.end();
      boolean hasNumber = passage.hasDigitAfter(from, Notation.TITLE_LENGTH + 10);
      if (hasNumber && !Notation.isDraft(passage, keyword.start())) {
        List<Found> acts = named(passage, keyword.start(), keyword.end());
        acts.forEach(found);
        from = acts.isEmpty() ? from : acts.get(acts.size() - 1).end();
      }
    }
  }

  private List<Found> named(Passage passage, int start, int end) {
    boolean plural = passage.folded().charAt(end - 1) == 's';
    if (kind != ActKind.ORDER) {
      int number = numberAfter(passage, end);
      if (number >= 0) {
        return numbered(passage, start, number);
      }
    }
    if (kind == ActKind.LAW) {
      List<Found> budgets = budgetYears.after(passage, start, end);
      if (!budgets.isEmpty()) {
        return budgets;
      }
    }
    return dated(passage, start, end, plural);
  }

  /** Where the number stands; -1 if none does. */
  private static int numberAfter(Passage passage, int end) {
    Matcher bare = Notation.at(BARE_NUMBER_LEAD, passage.folded(), end);
    if (bare.lookingAt() && ActNumber.at(passage.folded(), bare.end()) != null) {
      return bare.end();
    }
    Matcher title = Notation.at(TITLE, passage.folded(), end);
    if (!title.lookingAt() || NO_TITLE.matcher(title.group()).find()) {
      return -1;
    }
    Matcher sign = Notation.at(SIGN, passage.folded(), title.end());
    return sign.lookingAt() ? sign.end() : -1;
  }

  private List<Found> numbered(Passage passage, int start, int firstNumber) {
    List<Found> acts = new ArrayList<>();
    int begin = start;
    for (int at = firstNumber; at >= 0; ) {
      ActNumber number = ActNumber.at(passage.folded(), at);
      if (number == null) {
        break;
      }
      int end = number.end();
      WrittenDate date = dateAfter(passage, end);
      if (date != null) {
        end = date.end();
      }
      if (date == null || date.date().getYear() == number.year()) {
        acts.add(new Found(kind.type, kind.word + " " + number, begin, end));
      }
      Budget.REFERENCES.check(acts.size());
      Matcher next = Notation.at(NEXT_NUMBER, passage.folded(), end);
      boolean more = next.lookingAt();
      begin = more ? next.start(1) : -1;
      at = more ? next.end() : -1;
    }
    return acts;
  }

  private static WrittenDate dateAfter(Passage passage, int end) {
    Matcher lead = Notation.at(DATE_LEAD, passage.folded(), end);
    return lead.lookingAt() ? WrittenDate.at(passage.folded(), lead.end()) : null;
  }

  private List<Found> dated(Passage passage, int start, int keywordEnd, boolean plural) {
    Matcher qualifiers = Notation.at(kind.qualifiers, passage.folded(), keywordEnd);
    int end = qualifiers.lookingAt() ? qualifiers.end() : keywordEnd;
    WrittenDate date = dateAfter(passage, end);
    if (date == null && kind == ActKind.LAW) {
      Matcher name = Notation.at(NAME, passage.text(), end);
      date = name.lookingAt() ? dateAfter(passage, name.end()) : null;
    }
    List<Found> acts = new ArrayList<>();
    for (int begin = start; date != null; ) {
      acts.add(new Found(kind.type, kind.word + " " + date.date(), begin, date.end()));
      Budget.REFERENCES.check(acts.size());
      Matcher next = Notation.at(plural ? NEXT_DATE : NEXT_DATE_OF_ONE, passage.folded(), date.end());
      begin = next.lookingAt() ? next.end() : -1;
      date = begin < 0 ? null : WrittenDate.at(passage.folded(), begin);
    }
    boolean sharedDay = plural && acts.size() == 1;
    return acts.isEmpty() || sharedDay || isOfCourtOrLocal(passage, acts) ? List.of() : acts;
  }

  private boolean isOfCourtOrLocal(Passage passage, List<Found> acts) {
    if (kind != ActKind.ORDINANCE && kind != ActKind.ORDER) {
      return false;
    }
    int start = acts.get(0).start();
    int end = acts.get(acts.size() - 1).end();
    return Notation.at(LOCAL, passage.folded(), end).lookingAt()
        || kind == ActKind.ORDINANCE
            && (COURT.matcher(passage.before(start, 80)).find() || COURT.matcher(passage.after(end, 60)).find());
  }
}
