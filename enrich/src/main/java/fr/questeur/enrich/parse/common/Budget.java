package fr.questeur.enrich.parse.common;

import fr.questeur.contract.DeadLetterReason;

/**
 * How much of each thing a document may hold, or a question may become: many times what the largest real document has
 * (1 MB, some thousand tags, some dozen references), and as little as a heap of 512 MB shared by two documents can bear.
 * The number of characters has no budget of its own: a document of the largest size that is nothing but text is read.
 */
public enum Budget {
  /** Each tag becomes objects of some hundred bytes. */
  TAGS(100_000, "«<» in a document"),
  /** Each is written as up to six characters when a page is made text. */
  CHARACTER_REFERENCES(1_000_000, "«&» in a document"),
  /** Each line is looked at by itself, and most become paragraphs. */
  LINES(200_000, "lines in a text"),
  /** Fields, values and attributes of JSON and XML. */
  FIELDS(100_000, "fields in a document"),
  NESTING(64, "fields within one another"),
  EMPHASIS(100_000, "marks of emphasis in a paragraph"),
  REFERENCES(20_000, "references in a text"),
  /** Events, attributions, analyses, answers and the like, each by itself. */
  ENTRIES(1_000, "entries in a list of the question"),
  /** Names, titles and whatever else is no text; an index of Postgres takes some of them, 2,700 bytes at most. */
  FIELD_CHARACTERS(2_000, "characters in a field that is no text"),
  /** A record of Kafka could hold more; whoever reads it has it in memory several times over. */
  QUESTION_BYTES(16 * 1024 * 1024, "bytes of JSON for a question"),
  /** The states that all layouts tell of one question. */
  STATES_BYTES(24 * 1024 * 1024, "bytes of JSON for what all documents say of a question"),
  /** Far beyond what a document within the other budgets takes on a slow machine. */
  SECONDS(10, "seconds of a processor to read a document");

  private final int limit;
  private final String what;

  Budget(int limit, String what) {
    this.limit = limit;
    this.what = what;
  }

  public int limit() {
    return limit;
  }

  /**
   * Checks a count, at its end or on the way.
   *
   * @throws RejectedDocumentException if it is beyond the limit
   */
  public void check(long count) {
    if (count > limit) {
      throw new RejectedDocumentException(
          DeadLetterReason.OVER_BUDGET, "more than %,d %s".formatted(limit, what));
    }
  }

  /** Checks how often a character occurs. */
  void checkOccurrences(char c, String text) {
    if (text.length() <= limit) {
      return;
    }
    int count = 0;
    for (int at = text.indexOf(c); at >= 0; at = text.indexOf(c, at + 1)) {
      check(++count);
    }
  }
}
