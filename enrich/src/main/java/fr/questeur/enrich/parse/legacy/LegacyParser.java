package fr.questeur.enrich.parse.legacy;

import fr.questeur.contract.Author;
import fr.questeur.contract.Heading;
import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.DocumentParser;
import fr.questeur.enrich.parse.common.Lifecycle;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedAnalyses;
import fr.questeur.enrich.parse.common.PrintedAuthor;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import fr.questeur.enrich.parse.common.Prose;
import fr.questeur.enrich.parse.common.Vocabulary;
import java.util.EnumSet;
import java.util.Set;

/** The Assemblée's pages of legislatures 7 to 13 (1981 to 2012), as its site served them or a browser saved them. */
public final class LegacyParser implements DocumentParser {

  private static final String TITLE = "FICHE QUESTION";

  /** Tags that neither HTML nor any other layout has. */
  private static final Set<LegacyTag> OF_THIS_LAYOUT =
      EnumSet.of(
          LegacyTag.LEG, LegacyTag.NUM, LegacyTag.CIV, LegacyTag.AUT, LegacyTag.NAT, LegacyTag.DPQ, LegacyTag.PGQ,
          LegacyTag.TANA);

  /** In characters; archives and browsers put things of their own before the page. */
  private static final int LONGEST_START = 64 * 1024;

  @Override
  public String layout() {
    return "page-legacy";
  }

  @Override
  public boolean recognises(Document document) {
    String text = document.text();
    if (!startsWithTag(text)) {
      return false;
    }
    Tags tags = new Tags(text, Math.min(LONGEST_START, text.length()));
    Set<LegacyTag> seen = EnumSet.noneOf(LegacyTag.class);
    int needed = 2;
    while (tags.next()) {
      if (tags.isClosing()) {
        continue;
      }
      LegacyTag tag = tags.tag();
      if (tag != null && OF_THIS_LAYOUT.contains(tag)) {
        seen.add(tag);
      } else if (tags.isNamed("title") && text.regionMatches(true, tags.end(), TITLE, 0, TITLE.length())) {
        needed = 1;
      }
      if (seen.size() >= needed) {
        return true;
      }
    }
    return false;
  }

  @Override
  public ParsedQuestion parse(Document document) {
    LegacyPage page = LegacyPage.of(document.text());
    QuestionUid uid = LegacyIdentity.of(page);
    String answer = answer(page);
    Lifecycle life = LegacyLife.of(page, uid.type(), answer != null);
    return ParsedQuestion.builder(layout(), uid, life)
        .author(author(page))
        .ministries(
            PrintedMinistry.of(page.value(LegacyTag.MINI)), PrintedMinistry.of(page.value(LegacyTag.MINA)))
        .heading(heading(page))
        .texts(Prose.of(page.fragment(LegacyTag.QUEST)), answer)
        .build();
  }

  /** With its «Reponse. - », which is how the Journal officiel printed answers until the 1990s. */
  private static String answer(LegacyPage page) {
    String answer = Prose.of(page.fragment(LegacyTag.REP));
    String rest = Prose.of(page.fragment(LegacyTag.COMPREP));
    if (answer == null || rest == null) {
      return answer == null ? rest : answer;
    }
    return answer + "\n\n" + rest;
  }

  private static Author author(LegacyPage page) {
    String name = page.value(LegacyTag.AUT);
    if (name == null) {
      return null;
    }
    String civility = page.value(LegacyTag.CIV);
    Author named = PrintedAuthor.named(civility == null ? name : civility + " " + name);
    return named == null
        ? null
        : new Author(
            named.civility(),
            named.name(),
            null,
            null,
            page.value(LegacyTag.GROUPE),
            page.value(LegacyTag.GRP),
            null,
            page.value(LegacyTag.DEPT),
            page.value(LegacyTag.REG));
  }

  private static Heading heading(LegacyPage page) {
    String head = page.value(LegacyTag.TANA);
    return new Heading(
        page.value(LegacyTag.RUB),
        head == null || Vocabulary.saysNoAnalysisHead(head) ? null : head,
        PrintedAnalyses.of(page.value(LegacyTag.ANA)));
  }

  private static boolean startsWithTag(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) == '<';
  }
}
