package fr.questeur.enrich.parse.header;

import fr.questeur.enrich.parse.common.Folding;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the header of a question is labelled with, in the layout of the Assemblée's pages from 2009 to 2024. The
 * patterns are for folded text ({@link Folding}) in which white space is one character, as {@link Header} has it.
 */
enum HeaderLabel {
  LEGISLATURE(
      "legislature",
      16,
      "(?<=^|[\\t\\n])(\\d{1,4}|[ivxl]{1,7}) ?(?:re|ere|er|e|eme|ieme)? legislature(?![a-z])"),
  NUMBER("question", "(?<![a-z])question[ \\n]n ?(?:°|umero|o(?=[.\\s:>\\d])\\.?)" + Patterns.SEPARATOR_OR_NONE),
  AUTHOR("de", "(?<=^|[\\t\\n]|\\d )de ?:?[ \\n\\t]"),
  TYPE("question", "(?<=^|[\\t\\n)]|[\\d)] )question (ecrite|au gouvernement|orale sans debat)(?![a-z0-9])"),
  MINISTRY_ASKED("ministere", Patterns.phrase("ministere[ \\n]interroge")),
  MINISTRY_IN_CHARGE("ministere", Patterns.phrase("ministere[ \\n]attributaire")),
  RUBRIC("rubrique", Patterns.cell("rubrique")),
  ANALYSIS_HEAD("tete", Patterns.phrase("tete[ \\n]d'? ?analyse")),
  ANALYSIS("analyse", Patterns.cell("analyses?")),
  /** Since 2017 instead of the two before. */
  TITLE("titre", Patterns.cell("titre")),
  QUESTION_PUBLISHED("question", Patterns.published("question publiee")),
  ANSWER_PUBLISHED("reponse", Patterns.published("reponse publiee")),
  WITHDRAWN("question", "(?<![a-z])question[ \\n]retiree(?:[ \\n]le)?(?![a-z])" + Patterns.SEPARATOR_OR_NONE),
  REATTRIBUTED("date", Patterns.dateOf("changement[ \\n]d'? ?attribution")),
  SIGNALLED("date", Patterns.dateOf("signalement")),
  RENEWED("date", Patterns.dateOf("renouvellement")),
  QUESTION_CORRECTED("erratum", Patterns.published("erratum[ \\n]de[ \\n]la[ \\n]question publie")),
  ANSWER_CORRECTED("erratum", Patterns.published("erratum[ \\n]de[ \\n]la[ \\n]reponse publie"));

  private static final String CELL_ENDS = "\t\n";

  private final String keyWord;
  private final int lead;
  private final Pattern pattern;

  HeaderLabel(String firstWord, String regex) {
    this(firstWord, 0, regex);
  }

  /**
   * A label.
   *
   * @param keyWord a word in every spelling of it: looked for first, as that costs less than the pattern
   * @param lead at most so many characters of the label stand before that word; it begins its cell or line then
   */
  HeaderLabel(String keyWord, int lead, String regex) {
    this.keyWord = keyWord;
    this.lead = lead;
    this.pattern = Pattern.compile(regex);
  }

  Pattern pattern() {
    return pattern;
  }

  /** Adds every place where the label stands, in order. */
  void addSpans(String folded, List<Header.Span> spans) {
    Matcher m = null;
    int from = 0;
    for (int key = folded.indexOf(keyWord); key >= 0; key = folded.indexOf(keyWord, Math.max(key + 1, from))) {
      int start = start(folded, key);
      if (start >= from) {
        m = m == null ? pattern.matcher(folded).useTransparentBounds(true).useAnchoringBounds(false) : m;
        if (m.region(start, folded.length()).lookingAt()) {
          spans.add(new Header.Span(this, start, m.end()));
          from = m.end();
        }
      }
    }
  }

  /** Where the label with the key word there begins, if it is one: with the cell or the line, or with the word. */
  private int start(String folded, int key) {
    int start = key;
    while (start > 0 && key - start < lead && CELL_ENDS.indexOf(folded.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  /** Whether any words may follow. */
  boolean hasFreeValue() {
    return ordinal() >= MINISTRY_ASKED.ordinal() && !isDated();
  }

  /** Whether a date follows. */
  boolean isDated() {
    return ordinal() >= QUESTION_PUBLISHED.ordinal();
  }

  private static final class Patterns {

    static final String SEPARATOR_OR_NONE = "(?:[ \\n]?[:>])?";

    private static final String WHOLE_CELL = "(?<=^|[\\t\\n])%s(?=[\\t\\n]|$)";

    /** A label that needs no separator only where it fills its cell. */
    static String phrase(String words) {
      return "(?<![a-z])" + words + "[ \\n]?[:>]|" + WHOLE_CELL.formatted(words);
    }

    /** A word that values hold too: a label before «>», or at the start of a cell. */
    static String cell(String word) {
      return "(?<![a-z'])" + word + "[ \\n]?>|(?<=^|[\\t\\n])" + word + " ?:|" + WHOLE_CELL.formatted(word);
    }

    static String published(String what) {
      return "(?<![a-z])" + what.replace(" ", "[ \\n]")
          + "[ \\n]au[ \\n](?:jo|j\\.o\\.|journal[ \\n]officiel)(?:[ \\n](?:le|du))?" + SEPARATOR_OR_NONE;
    }

    static String dateOf(String what) {
      return "(?<![a-z])dates?[ \\n]de[ \\n]" + what + SEPARATOR_OR_NONE;
    }
  }
}
