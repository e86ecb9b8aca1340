package fr.questeur.enrich.tag.reference;

import fr.questeur.enrich.parse.common.Stopwatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words that references begin with. A pattern tried at every character costs a hundred times what it costs to
 * look for the beginnings of words first; nearly all of a text is no reference.
 */
final class Keywords {

  private final Passage passage;
  private final Pattern keyword;
  /** Where one may begin. */
  private final int[] places;
  private int next;
  /** Null before the first place is looked at; many a text has none. */
  private Matcher matcher;

  /**
   * Prepares to search where a digit is near.
   *
   * @param keyword matches from the beginning of a word only
   * @param beginnings each of its matches begins with one of these, in folded text
   */
  Keywords(Passage passage, Pattern keyword, String... beginnings) {
    this(passage, keyword, passage.wordsBeforeDigits(beginnings));
  }

  /** Prepares to search at those places alone. */
  Keywords(Passage passage, Pattern keyword, Places places) {
    this.passage = passage;
    this.keyword = keyword;
    this.places = places.inOrder();
  }

  /** Whether there is a further one from that position on, which must not go back. */
  boolean find(int from) {
    while (next < places.length) {
      Stopwatch.check();
      int start = places[next++];
      if (start >= from && isAt(start)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(int start) {
    matcher =
        matcher == null
            ? Notation.at(keyword, passage.folded(), start)
            : matcher.region(start, passage.folded().length());
    return matcher.lookingAt();
  }

  int start() {
    return matcher.start();
  }

  int end() {
    return matcher.end();
  }

  String group(int group) {
    return matcher.group(group);
  }
}
