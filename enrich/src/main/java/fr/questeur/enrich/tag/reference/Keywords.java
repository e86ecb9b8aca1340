package fr.questeur.enrich.tag.reference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words that references begin with. A pattern tried at every character costs a hundred times what it costs to
 * look at the beginnings of words first; nearly all of a text is no reference.
 */
final class Keywords {

  private final Passage passage;
  private final Beginnings beginnings;
  private final Matcher matcher;
  /** By first letter, where words that begin so stand; and how many of them were looked at. */
  private final int[][] starts;
  private final int[] seen;

  /**
   * Prepares to search.
   *
   * @param keyword matches from the beginning of a word only
   * @param beginnings all its matches begin so
   */
  Keywords(Passage passage, Pattern keyword, Beginnings beginnings) {
    this.passage = passage;
    this.beginnings = beginnings;
    matcher = Notation.at(keyword, passage.folded(), 0);
    starts = beginnings.letters().chars()
        .mapToObj(letter -> passage.wordsBeginningWith((char) letter))
        .toArray(int[][]::new);
    seen = new int[starts.length];
  }

  /** Whether there is a further one from that position on, which must not go back. */
  boolean find(int from) {
    for (int start = next(); start >= 0; start = next()) {
      if (start >= from && beginnings.areAt(passage.folded(), start) && matcher.region(start, passage.folded().length()).lookingAt()) {
        return true;
      }
    }
    return false;
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

  /** The next word in the order of the text; -1 if there is none. */
  private int next() {
    int nearest = -1;
    for (int i = 0; i < starts.length; i++) {
      if (seen[i] < starts[i].length
          && (nearest < 0 || starts[i][seen[i]] < starts[nearest][seen[nearest]])) {
        nearest = i;
      }
    }
    return nearest < 0 ? -1 : starts[nearest][seen[nearest]++];
  }
}
