package fr.questeur.enrich.tag.reference;

import fr.questeur.enrich.parse.common.Folding;

/** A text to search. For one thread. */
final class Passage {

  private final String text;
  private final String folded;
  private WordStarts words;
  private WordStarts wordsBeforeDigits;

  private Passage(String text) {
    this.text = text;
    this.folded = Folding.fold(text);
  }

  static Passage of(String text) {
    return new Passage(text);
  }

  /** The text as published. */
  String text() {
    return text;
  }

  /** The same in lower case without accents; positions in one hold in the other. */
  String folded() {
    return folded;
  }

  /** Where words begin. */
  WordStarts words() {
    if (words == null) {
      words = new WordStarts();
      addWords(words, 0, folded.length());
    }
    return words;
  }

  /** Of these, all that have a digit as near behind as a reference has one: most of a text is far from any. */
  WordStarts wordsBeforeDigits() {
    if (wordsBeforeDigits == null) {
      wordsBeforeDigits = new WordStarts();
      int from = 0;
      for (int digit = nextDigit(0); digit < folded.length(); digit = nextDigit(from)) {
        addWords(wordsBeforeDigits, Math.max(from, digit - Notation.FIRST_DIGIT_WITHIN), digit);
        from = digit + 1;
      }
    }
    return wordsBeforeDigits;
  }

  private void addWords(WordStarts starts, int from, int to) {
    boolean inWord = from > 0 && isPartOfWord(folded.charAt(from - 1));
    for (int i = from; i < to; i++) {
      char c = folded.charAt(i);
      boolean isPart = isPartOfWord(c);
      if (isPart && !inWord && c >= 'a' && c <= 'z') {
        starts.add(c, i);
      }
      inWord = isPart;
    }
  }

  /** The end of the text if there is none. */
  private int nextDigit(int from) {
    int at = from;
    while (at < folded.length() && !isDigit(folded.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** As {@link Notation#WORD_START} has it. */
  private static boolean isPartOfWord(char c) {
    return c >= 'a' && c <= 'z' || isDigit(c) || c > 0x7F && Character.isLetter(c);
  }

  /** The folded words up to a position, at most so many characters of them. */
  String before(int position, int length) {
    return folded.substring(Math.max(0, position - length), position);
  }

  /** The folded words from a position on, at most so many characters of them. */
  String after(int position, int length) {
    return folded.substring(position, Math.min(folded.length(), position + length));
  }

  /** Whether a digit stands nearby; spares a search for numbers where there are none. */
  boolean hasDigitAfter(int position, int length) {
    int end = Math.min(folded.length(), position + length);
    for (int i = position; i < end; i++) {
      if (isDigit(folded.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
