package fr.questeur.enrich.tag.reference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words that references begin with. A pattern tried at every character costs a hundred times what it costs to
 * look at the beginnings of words first; nearly all of a text is no reference.
 */
final class Keywords {

  private final Passage passage;
  private final String[] beginnings;
  private final Matcher matcher;
  private int next;

  /**
   * Prepares to search.
   *
   * @param keyword matches from the beginning of a word only
   * @param beginnings all its matches begin with one of these, in folded text
   */
  Keywords(Passage passage, Pattern keyword, String... beginnings) {
    this.passage = passage;
    this.beginnings = beginnings;
    matcher = Notation.at(keyword, passage.folded(), 0);
  }

  /** Whether there is a further one from that position on, which must not go back. */
  boolean find(int from) {
    int[] starts = passage.wordStarts();
    while (next < starts.length) {
      int start = starts[next++];
      if (start >= from && mayBegin(start) && matcher.region(start, passage.folded().length()).lookingAt()) {
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

  private boolean mayBegin(int start) {
    char first = passage.folded().charAt(start);
    for (String beginning : beginnings) {
      if (beginning.charAt(0) == first && passage.folded().startsWith(beginning, start)) {
        return true;
      }
    }
    return false;
  }
}
