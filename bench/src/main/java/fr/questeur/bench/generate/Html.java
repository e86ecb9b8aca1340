package fr.questeur.bench.generate;

/** Texts as HTML. */
final class Html {

  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * A text of the contract's form: its emphasis as tags.
   *
   * @param betweenParagraphs what parts them
   */
  static String prose(String text, String betweenParagraphs) {
    StringBuilder out = new StringBuilder(text.length() + text.length() / 16);
    boolean bold = false;
    boolean italic = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' && i + 1 < text.length() && text.charAt(i + 1) == '*') {
        out.append(bold ? "</strong>" : "<strong>");
        bold = !bold;
        i++;
      } else if (c == '*') {
        out.append(italic ? "</em>" : "<em>");
        italic = !italic;
      } else if (c == '\n' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        out.append(betweenParagraphs);
        i++;
      } else if (c == '&') {
        out.append("&amp;");
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** No-break spaces where French typography has them, as the Assemblée's newer pages and data do. */
  static String unbroken(String html) {
    return html.replace("« ", "«\u00A0").replace(" »", "\u00A0»").replace(" ;", "\u00A0;").replace(" %", "\u00A0%")
        .replace("M. ", "M.\u00A0").replace("Mme ", "Mme\u00A0");
  }
}
