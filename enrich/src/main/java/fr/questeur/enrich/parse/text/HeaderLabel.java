package fr.questeur.enrich.parse.text;

import fr.questeur.enrich.parse.common.Folding;
import java.util.regex.Pattern;

/**
 * What the header of a question is labelled with, in the layout of the Assemblée's pages from 2009 to 2024. The
 * patterns are for folded text ({@link Folding}) in which white space is one character, as {@link Header} has it.
 */
enum HeaderLabel {
  LEGISLATURE("(?<=^|[\\t\\n])(\\d{1,4}|[ivxl]{1,7}) ?(?:re|ere|er|e|eme|ieme)? legislature(?![a-z])"),
  NUMBER("(?<![a-z])question[ \\n]n ?(?:°|umero|o(?=[.\\s:>\\d])\\.?)" + Patterns.SEPARATOR_OR_NONE),
  AUTHOR("(?<=^|[\\t\\n]|\\d )de ?:?[ \\n\\t]"),
  TYPE("(?<=^|[\\t\\n)]|[\\d)] )question (ecrite|au gouvernement|orale sans debat)(?![a-z0-9])"),
  MINISTRY_ASKED(Patterns.phrase("ministere[ \\n]interroge")),
  MINISTRY_IN_CHARGE(Patterns.phrase("ministere[ \\n]attributaire")),
  RUBRIC(Patterns.cell("rubrique")),
  ANALYSIS_HEAD(Patterns.phrase("tete[ \\n]d'? ?analyse")),
  ANALYSIS(Patterns.cell("analyses?")),
  /** Since 2017 instead of the two before. */
  TITLE(Patterns.cell("titre")),
  QUESTION_PUBLISHED(Patterns.published("question publiee")),
  ANSWER_PUBLISHED(Patterns.published("reponse publiee")),
  WITHDRAWN("(?<![a-z])question[ \\n]retiree(?:[ \\n]le)?(?![a-z])" + Patterns.SEPARATOR_OR_NONE),
  REATTRIBUTED(Patterns.dateOf("changement[ \\n]d'? ?attribution")),
  SIGNALLED(Patterns.dateOf("signalement")),
  RENEWED(Patterns.dateOf("renouvellement")),
  QUESTION_CORRECTED(Patterns.published("erratum[ \\n]de[ \\n]la[ \\n]question publie")),
  ANSWER_CORRECTED(Patterns.published("erratum[ \\n]de[ \\n]la[ \\n]reponse publie"));

  private final Pattern pattern;

  HeaderLabel(String regex) {
    this.pattern = Pattern.compile(regex);
  }

  Pattern pattern() {
    return pattern;
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
