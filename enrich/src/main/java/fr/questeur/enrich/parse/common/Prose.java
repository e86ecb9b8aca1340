package fr.questeur.enrich.parse.common;

/**
 * Text of a question or an answer from a fragment of HTML or Markdown, however badly nested: paragraphs separated by an
 * empty line, emphasis between asterisks, rows of tables between pipes.
 */
public final class Prose {

  private Prose() {}

  /** Null if there is no text in the fragment, or no fragment. */
  public static String of(String fragment) {
    return fragment == null ? null : Paragraph.join(Paragraphs.of(Markup.toPlain(fragment)));
  }
}
