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
  private final WordStarts words;
  private final String letters;
  /** How many words were looked at, by first letter. */
  private final int[] seen;

  /**
   * Prepares to search where a digit is near.
   *
   * @param keyword matches from the beginning of a word only
   * @param beginnings all its matches begin so
   */
  Keywords(Passage passage, Pattern keyword, Beginnings beginnings) {
    this(passage, passage.wordsBeforeDigits(), keyword, beginnings);
  }

  /** Prepares to search among those words. */
  Keywords(Passage passage, WordStarts words, Pattern keyword, Beginnings beginnings) {
    this.passage = passage;
    this.words = words;
    this.beginnings = beginnings;
    letters = beginnings.letters();
    seen = new int[letters.length()];
    matcher = Notation.at(keyword, passage.folded(), 0);
  }

  /** Whether there is a further one from that position on, which must not go back. */
  boolean find(int from) {
    for (int start = next(); start >= 0; start = next()) {
      if (start >= from
          && beginnings.areAt(passage.folded(), start)
          && matcher.region(start, passage.folded().length()).lookingAt()) {
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
    int position = -1;
    for (int i = 0; i < seen.length; i++) {
      char letter = letters.charAt(i);
      if (seen[i] < words.count(letter)) {
        int candidate = words.position(letter, seen[i]);
        if (nearest < 0 || candidate < position) {
          nearest = i;
          position = candidate;
        }
      }
    }
    if (nearest >= 0) {
      seen[nearest]++;
    }
    return position;
  }
}
