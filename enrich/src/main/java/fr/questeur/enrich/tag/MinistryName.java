package fr.questeur.enrich.tag;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a ministry without what the same ministry is written with or without: «Ministère de l’Europe et des
 * affaires étrangères», «Europe et affaires étrangères» and «EUROPE ET AFFAIRES ETRANGERES» are one name.
 */
final class MinistryName {

  private static final Pattern IGNORED = Pattern.compile("[\\p{Mn}\\p{Cf}]+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

  /** Words that «Ministère de la culture» has and «Culture» has not, or that vary within a name. */
  private static final Set<String> SMALL_WORDS =
      Set.of("a", "au", "aux", "avec", "d", "de", "des", "du", "et", "l", "la", "le", "les");

  /** Words before the field: «M. le ministre délégué», «Secrétariat d'État», «Haut-commissaire». */
  private static final Set<String> OFFICE_WORDS =
      Set.of(
          "m", "mme", "monsieur", "madame", "ministere", "ministre", "delegue", "deleguee", "secretariat",
          "secretaire", "etat", "haut", "haute", "commissariat", "commissaire");

  private static final Set<String> CHARGE_WORDS = Set.of("charge", "chargee", "charges", "chargees");
  private static final String UNDER = "aupres";

  private MinistryName() {}

  /** The words of a label in lower case, without accents, apostrophes and signs, joined by single spaces. */
  static String words(String label) {
    String folded =
        Normalizer.normalize(label, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replace("œ", "oe")
            .replace("æ", "ae");
    return BETWEEN_WORDS.matcher(IGNORED.matcher(folded).replaceAll("")).replaceAll(" ").strip();
  }

  /**
   * The field that a label names: {@link #words} without the office and the small words. A minister «auprès de …,
   * chargé de X» is named by X, one without a charge of their own by the ministry they belong to. Empty if nothing but
   * an office is named.
   */
  static String field(String label) {
    List<String> words =
        Arrays.stream(words(withoutOfficeInParentheses(label)).split(" "))
            .filter(word -> !word.isEmpty() && !SMALL_WORDS.contains(word))
            .toList();
    if (words.isEmpty() || !OFFICE_WORDS.contains(words.get(0))) {
      return String.join(" ", words);
    }
    List<String> field = withoutLeadingOffice(afterCharge(words));
    if (!field.isEmpty() && field.get(0).equals(UNDER)) {
      field = withoutLeadingOffice(field.subList(1, field.size()));
    }
    return String.join(" ", field);
  }

  /** Contents of the Journal officiel print «Armées (Mme la SE auprès de la ministre)». */
  private static String withoutOfficeInParentheses(String label) {
    int parenthesis = label.lastIndexOf('(');
    return parenthesis > 0 && words(label.substring(parenthesis)).contains(UNDER)
        ? label.substring(0, parenthesis)
        : label;
  }

  private static List<String> afterCharge(List<String> words) {
    for (int i = words.size() - 1; i >= 0; i--) {
      if (CHARGE_WORDS.contains(words.get(i))) {
        return words.subList(i + 1, words.size());
      }
    }
    return words;
  }

  private static List<String> withoutLeadingOffice(List<String> words) {
    return words.stream().dropWhile(OFFICE_WORDS::contains).toList();
  }
}
