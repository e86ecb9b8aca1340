package fr.questeur.enrich.parse.data;

import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.DocumentParser;
import fr.questeur.enrich.parse.common.ParsedQuestion;

/** The official open data in JSON: {@code {"question": {…}}}, the question by itself, or a list with one in it. */
public final class OpenDataJsonParser implements DocumentParser {

  @Override
  public String layout() {
    return "open-data-json";
  }

  @Override
  public boolean recognises(Document document) {
    String text = document.text();
    String start = text.substring(0, Math.min(200, text.length())).stripLeading();
    return (start.startsWith("{") || start.startsWith("["))
        && (text.contains("\"question") || text.contains("\"identifiant\"") || text.contains("\"QANR"));
  }

  @Override
  public ParsedQuestion parse(Document document) {
    return OpenData.read(layout(), JsonTree.read(document.text()));
  }
}
