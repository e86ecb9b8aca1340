package fr.questeur.enrich.tag.reference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the patterns of several recognisers have in common; all are for folded text. */
final class Notation {

  /** No letter or digit stands directly before. */
  static final String WORD_START = "(?<![\\p{L}\\d])";

  static final String WORD_END = "(?![\\p{L}\\d])";

  /** Space within a line. */
  static final String SPACE = "\\h{1,3}";

  /** «n°», «no», «nos», «n°s», «numéro», «N °», with the space that follows. */
  static final String NUMBER_SIGN = "(?:n\\h?°s?|nos?|numeros?)\\.?\\h{0,2}";

  /** Between the items of a list. */
  static final String LIST = "(?:\\h?,\\h{1,2}(?:(?:et|ou)\\h)?|\\h{1,2}(?:et|ou|ainsi\\hque)\\h{1,2})";

  /** A title between the word and the number of an act is no longer than this. */
  static final int TITLE_LENGTH = 120;

  /** Every reference has its first digit no further behind its beginning: the longest keyword, a title, a sign. */
  static final int FIRST_DIGIT_WITHIN = TITLE_LENGTH + 60;

  private static final Pattern DRAFT = Pattern.compile("(?:projets?|propositions?)\\h(?:de\\h|d')$");

  private Notation() {}

  /** Whether «projet de», «proposition de» stands before: not yet a text of law. */
  static boolean isDraft(Passage passage, int start) {
    return mayFollowDraft(passage.folded(), start) && DRAFT.matcher(passage.before(start, 20)).find();
  }

  /** Told by «de » or «d'», with or without the line feed that the pattern passes over at its end. */
  private static boolean mayFollowDraft(String folded, int start) {
    if (start < 2) {
      return false;
    }
    char last = folded.charAt(start - 2);
    return last == 'e' || last == 'd' || folded.charAt(start - 1) == '\n';
  }

  /** A matcher that looks at one position, and sees what lies around. */
  static Matcher at(Pattern pattern, CharSequence folded, int start) {
    return pattern.matcher(folded).region(start, folded.length()).useTransparentBounds(true).useAnchoringBounds(false);
  }
}
