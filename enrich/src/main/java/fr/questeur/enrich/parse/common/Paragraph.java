package fr.questeur.enrich.parse.common;

import java.util.List;
import java.util.StringJoiner;

/** A paragraph of a text. */
public record Paragraph(Kind kind, String text) {

  /** What stands on lines of its own, and what is running text. */
  public enum Kind {
    PROSE,
    HEADING,
    LIST_ITEM,
    TABLE_ROW
  }

  /** The text of all, an empty line between them; null if there are none. */
  public static String join(List<Paragraph> paragraphs) {
    if (paragraphs.size() < 2) {
      return paragraphs.isEmpty() ? null : paragraphs.get(0).text();
    }
    StringJoiner texts = new StringJoiner("\n\n");
    for (Paragraph paragraph : paragraphs) {
      texts.add(paragraph.text());
    }
    return texts.toString();
  }
}
