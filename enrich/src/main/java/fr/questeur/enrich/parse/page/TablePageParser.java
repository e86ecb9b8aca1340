package fr.questeur.enrich.parse.page;

import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.DocumentParser;
import fr.questeur.enrich.parse.common.ParsedQuestion;

/** Pages of the 13th and the 14th legislature as the site showed them until 2017. */
public final class TablePageParser implements DocumentParser {

  @Override
  public String layout() {
    return PageLayout.TABLE.code();
  }

  @Override
  public boolean recognises(Document document) {
    return PageLayout.TABLE.isOf(document);
  }

  @Override
  public ParsedQuestion parse(Document document) {
    return QuestionPage.read(document.text(), PageLayout.TABLE);
  }
}
