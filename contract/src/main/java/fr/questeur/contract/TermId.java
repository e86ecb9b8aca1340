package fr.questeur.contract;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The id of a term of the index: its letters and digits in lower case, without accents, words joined by hyphens.
 * «Politique extérieure», «politique extérieure» and «POLITIQUE EXTERIEURE» are {@code politique-exterieure}.
 */
final class TermId {

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
    StringBuilder id = new StringBuilder(folded.length());
    boolean betweenWords = false;
    for (int i = 0, c; i < folded.length(); i += Character.charCount(c)) {
      c = folded.codePointAt(i);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        id.append(betweenWords && !id.isEmpty() ? "-" : "").append((char) c);
        betweenWords = false;
      } else {
        betweenWords |= !isWithinWord(c);
      }
    }
    return id.isEmpty() ? null : id.toString();
  }

  /** Accents, apart from their letters, and invisible characters. */
  private static boolean isWithinWord(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.FORMAT;
  }
}
