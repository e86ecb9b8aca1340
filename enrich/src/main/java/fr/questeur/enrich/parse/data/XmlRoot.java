package fr.questeur.enrich.parse.data;

import fr.questeur.enrich.parse.common.Document;

/** Tells XML layouts apart by the name of the root and by fields that only one of them has. */
final class XmlRoot {

  /** In characters; the id of a question is among its first fields. */
  private static final int WINDOW = 4096;

  private XmlRoot() {}

  /** The name of the root as it stands, without a prefix; null if the document is no XML, or ends before it. */
  static String of(Document document) {
    String text = document.text();
    int at = skipSpace(text, 0);
    while (at < text.length()) {
      if (text.startsWith("<?", at)) {
        at = after(text, "?>", at);
      } else if (text.startsWith("<!--", at)) {
        at = after(text, "-->", at);
      } else if (text.startsWith("<!DOCTYPE", at)) {
        return name(text, skipSpace(text, at + "<!DOCTYPE".length()));
      } else {
        return text.charAt(at) == '<' ? name(text, at + 1) : null;
      }
      at = skipSpace(text, at);
    }
    return null;
  }

  /** Whether a field of the flow between the Assemblées and the Government occurs early, in any of its spellings. */
  static boolean isFlow(Document document) {
    String text = document.text().substring(0, Math.min(WINDOW, document.text().length()));
    return hasTag(text, "NUMERO_QUESTION") || hasTag(text, "numero_question") || hasTag(text, "numeroQuestion");
  }

  private static boolean hasTag(String text, String name) {
    return text.contains("<" + name + ">") || text.contains(":" + name + ">");
  }

  private static String name(String text, int start) {
    int end = start;
    while (end < text.length() && " \t\n/>[".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String name = text.substring(start, end);
    String local = name.substring(name.lastIndexOf(':') + 1);
    return end == text.length() || local.isEmpty() ? null : local;
  }

  private static int after(String text, String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && " \t\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
