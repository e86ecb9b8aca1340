package fr.questeur.contract;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The id of a term of the index: its letters and digits in lower case, without accents, words joined by hyphens.
 * «Politique extérieure», «politique extérieure» and «POLITIQUE EXTERIEURE» are {@code politique-exterieure}.
 */
final class TermId {

  private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Cf}]+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern HYPHENS_AT_ENDS = Pattern.compile("^-|-$");

  private TermId() {}

  /** Null for null, and for a term without letters and digits. */
  static String of(String term) {
    if (term == null) {
      return null;
    }
    // Decomposed, the ordinal sign would become a letter; it stands for the degree sign of «n°».
    String folded =
        Normalizer.normalize(term.replace('º', '°'), Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replace("œ", "oe")
            .replace("æ", "ae");
    String words = BETWEEN_WORDS.matcher(MARKS.matcher(folded).replaceAll("")).replaceAll("-");
    String id = HYPHENS_AT_ENDS.matcher(words).replaceAll("");
    return id.isEmpty() ? null : id;
  }
}
