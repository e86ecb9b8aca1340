package fr.questeur.enrich.parse.header;

import fr.questeur.contract.Author;
import fr.questeur.enrich.parse.common.PrintedAuthor;

/** The author's cell, after «De»; it ends with its bracket or its cell. */
final class AuthorCell {

  private AuthorCell() {}

  /** The author, or null if the header names none. */
  static Author read(Header header) {
    return header.all(HeaderLabel.AUTHOR).stream().findFirst().map(found -> parse(found.after())).orElse(null);
  }

  private static Author parse(String after) {
    int cellEnd = after.strip().indexOf('\t');
    boolean endsWithCell = after.indexOf('(') < 0 && cellEnd >= 0;
    return PrintedAuthor.of(Cells.onOneLine(endsWithCell ? after.strip().substring(0, cellEnd) : after));
  }
}
