package fr.questeur.enrich.parse.data;

import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.DocumentParser;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.util.regex.Pattern;

/** The official open data in XML, with or without a namespace: {@code question}, or one in a list of questions. */
public final class OpenDataXmlParser implements DocumentParser {

  private static final Pattern ROOT = Pattern.compile("questions?(?:[EGO][A-Za-z]*)?");

  @Override
  public String layout() {
    return "open-data-xml";
  }

  @Override
  public boolean recognises(Document document) {
    String root = XmlRoot.of(document);
    return root != null && ROOT.matcher(root).matches() && !XmlRoot.isFlow(document);
  }

  @Override
  public ParsedQuestion parse(Document document) {
    return OpenData.read(layout(), XmlTree.read(document.text()));
  }
}
