package fr.questeur.enrich.parse.common;

/** Reads one layout. Implementations have no state and may be used by several threads. */
public interface DocumentParser {

  /** The name of the layout, as in {@link fr.questeur.contract.Source#layout}. */
  String layout();

  /** Whether the document is in this layout, told by its content; complete or not. */
  boolean recognises(Document document);

  /**
   * Reads a document that is in this layout.
   *
   * @throws RejectedDocumentException if it says too little, or things that cannot be true together
   */
  ParsedQuestion parse(Document document);
}
