package fr.questeur.enrich.parse.header;

import fr.questeur.contract.Author;
import fr.questeur.enrich.parse.common.PrintedAuthor;
import java.util.List;

/** The author's cell, after «De»; it ends with its bracket or its cell. */
final class AuthorCell {

  private AuthorCell() {}

  /** The author, or null if the header names none. */
  static Author read(Header header) {
    List<Header.Found> found = header.all(HeaderLabel.AUTHOR);
    return found.isEmpty() ? null : parse(found.get(0).after());
  }

  private static Author parse(String after) {
    int cellEnd = after.strip().indexOf('\t');
    boolean endsWithCell = after.indexOf('(') < 0 && cellEnd >= 0;
    return PrintedAuthor.of(Cells.onOneLine(endsWithCell ? after.strip().substring(0, cellEnd) : after));
  }
}
