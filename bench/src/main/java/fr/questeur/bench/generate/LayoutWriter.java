package fr.questeur.bench.generate;

import fr.questeur.enrich.parse.common.ParsedQuestion;

/** Writes facts as documents of one layout. */
interface LayoutWriter {

  /** Appends the document. */
  void write(Facts facts, StringBuilder out);

  /** What a reader of that document can know: the facts as far as the layout prints them, in its way. */
  ParsedQuestion printed(Facts facts);
}
