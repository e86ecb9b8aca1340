package fr.questeur.enrich.tag.reference;

import static fr.questeur.enrich.tag.reference.Notation.LIST;

import fr.questeur.contract.ReferenceType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Laws on the budget, named by their year: «loi de finances pour 2012», «lois de finances pour 2019 et 2020», «loi de
 * financement de la sécurité sociale pour 2020». Several loi de finances rectificative of one year have one name.
 */
final class BudgetYears {

  private static final String YEAR = "((?:19|20)\\d{2})(?![\\d-]|\\h?(?:a|-)\\h?20\\d{2})";
  private static final Pattern LAW =
      Pattern.compile(
          "\\h{1,2}(?:de\\hfinances(?:\\h(initiales?|rectificatives?))?"
              + "|(?:de|sur\\hle)\\hfinancement(?:\\h(rectificatives?))?\\hde\\hla\\h(securite)\\hsociale(?:\\h"
              + "(rectificatives?))?)"
              + "(?:\\h\\([a-z]{2,6}\\))?(?:\\h(?:pour|de))?(?:\\hl'(?:annee|exercice))?\\h{1,2}" + YEAR);
  private static final Pattern NEXT = Pattern.compile(LIST + "(?:pour\\h)?(?=(?:19|20)\\d{2})");
  private static final Pattern YEAR_FORM = Pattern.compile(YEAR);

  /** Those named after the word «loi» or «lois». */
  List<Found> after(Passage passage, int start, int end) {
    Matcher law = Notation.at(LAW, passage.folded(), end);
    if (!law.lookingAt()) {
      return List.of();
    }
    boolean rectifying =
        law.group(1) != null && law.group(1).startsWith("r") || law.group(2) != null || law.group(4) != null;
    String name = law.group(3) != null ? socialSecurity(rectifying) : finances(rectifying);
    List<Found> budgets = new ArrayList<>();
    budgets.add(new Found(ReferenceType.LAW, name + law.group(5), start, law.end()));
    Matcher next = Notation.at(NEXT, passage.folded(), law.end());
    while (next.lookingAt()) {
      Matcher year = Notation.at(YEAR_FORM, passage.folded(), next.end());
      if (!year.lookingAt()) {
        break;
      }
      budgets.add(new Found(ReferenceType.LAW, name + year.group(1), year.start(), year.end()));
      next = Notation.at(NEXT, passage.folded(), year.end());
    }
    return budgets;
  }

  static String finances(boolean rectifying) {
    return rectifying ? "loi de finances rectificative " : "loi de finances ";
  }

  static String socialSecurity(boolean rectifying) {
    return "loi de financement " + (rectifying ? "rectificative " : "") + "de la sécurité sociale ";
  }
}
