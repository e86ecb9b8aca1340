package fr.questeur.enrich.parse.common;

/** A document as text: decoded once, lines end in {@code \n}, accents composed, nothing JSON or Postgres refuse. */
public final class Document {

  private static final int EXCERPT = 60;

  private final String text;

  private Document(String text) {
    this.text = text;
  }

  /**
   * Decodes the bytes.
   *
   * @throws RejectedDocumentException if there is no text in them: empty, binary, undecodable, cut within a character
   */
  public static Document of(byte[] bytes) {
    return new Document(TextDecoding.decode(bytes));
  }

  public String text() {
    return text;
  }

  /** The first words, on one line, for messages. */
  public String excerpt() {
    String start = text.strip();
    start = start.substring(0, Math.min(EXCERPT, start.length()));
    return start.replaceAll("\\s+", " ");
  }
}
