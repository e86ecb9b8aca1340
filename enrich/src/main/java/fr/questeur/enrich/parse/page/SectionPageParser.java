package fr.questeur.enrich.parse.page;

import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.DocumentParser;
import fr.questeur.enrich.parse.common.ParsedQuestion;

/** Pages of the 14th to the 16th legislature as the site showed them from 2017 to 2024, such as /q15/15-4851QG.htm. */
public final class SectionPageParser implements DocumentParser {

  @Override
  public String layout() {
    return PageLayout.SECTIONS.code();
  }

  @Override
  public boolean recognises(Document document) {
    return PageLayout.SECTIONS.isOf(document);
  }

  @Override
  public ParsedQuestion parse(Document document) {
    return QuestionPage.read(document.text(), PageLayout.SECTIONS);
  }
}
