package fr.questeur.bench.generate;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Pages of the 7th to 13th legislature: a tag of its own for each value, badly nested, in ISO-8859-1. They print no
 * renewals, the last change of attribution only, and no day on which a question lapsed; to the 10th the texts have no
 * accents, of the 7th there are none.
 */
final class LegacyPageWriter implements LayoutWriter {

  private static final int LAST_WITHOUT_TEXTS = 7;
  private static final int LAST_WITHOUT_ACCENTS = 10;
  private static final int LAST_WITH_SEMICOLONS = 8;
  private static final String DATE_ROW =
      "<TR><TD BORDER=0 align=left></TD><TD BORDER=0 align=left colspan=2> \n";

  @Override
  public void write(Facts facts, StringBuilder out) {
    out.append("<HTML><BODY align=center>\n<TITLE>FICHE QUESTION</TITLE>\n<CENTER><B>\n<LEG>");
    out.append(facts.uid().legislature()).append("ème législature</LEG>\n</B></CENTER>\n");
    out.append("<TABLE CELLPADDING=1 CELLSPACING=1 BORDER=2  WIDTH=100% BORDERCOLOR=BLUE>\n");
    out.append("<TR><TD ALIGN=Center width=20%> Question N° : <B>\n<NUM>").append(facts.uid().number());
    out.append("</NUM>\n</B></TD>\n</TD><TD ALIGN=CENTER>&nbsp;de&nbsp;<B>\n<CIV>").append(facts.author().civility());
    out.append("</CIV>\n&nbsp;\n<AUT>").append(name(facts.author())).append("</AUT>\n</B>(\n<GROUPE>");
    out.append(facts.author().group().name()).append("</GROUPE>\n - <DEPT>").append(facts.author().department().name());
    out.append("</DEPT>\n)</TD><TD ALIGN=CENTER><B>\n<NAT>").append(facts.uid().type()).append("</NAT>\n</TD></TR>\n");
    withdrawal(facts, out);
    out.append("<TR><TD align=left>\nMinistère interrogé :&nbsp;</TD><TD colspan=2>\n<MINI>");
    out.append(label(facts.asked())).append("</MINI>\n</TD></TR><TR><TD align=left>\n");
    out.append("Ministère attributaire :&nbsp;</TD><TD colspan=2>\n<MINA>").append(label(facts.inCharge()));
    out.append("</MINA>\n</TD></TR>\n");
    published(out, "Question publiée", "DPQ", "PGQ", facts.question());
    published(out, "Réponse publiée", "DPR", "PGREP", facts.answer());
    erratum(out, "DERQ", "PGERQ", Part.QUESTION, facts);
    erratum(out, "DERR", "PGERREP", Part.ANSWER, facts);
    out.append(DATE_ROW);
    date(out, "Date de signalement", "DSIGN", last(facts, EventType.SIGNALLED));
    out.append("<DRAPS></DRAPS>\n");
    date(out, "Date de changement d'attribution", "DCA", last(facts, EventType.REATTRIBUTED));
    out.append("</TD></TR>\n<RUBRIQUAGE> \n</TD></TR>");
    Heading heading = heading(facts);
    term(out, "Rubrique", "RUB", heading.rubric());
    term(out, "Tête d'analyse", "TANA", heading.analysisHead());
    String between = facts.uid().legislature() <= LAST_WITH_SEMICOLONS ? "; " : ". ";
    term(out, "Analyse", "ANA", String.join(between, heading.analyses()));
    out.setLength(out.length() - "\n</TD></TR>".length());
    out.append("\n<span style=\"visibility: hidden\">\n<DC></DC>\n</RUBRIQUAGE></span>\n</TD></TR>\n");
    texts(facts, out);
    closing(facts, out);
  }

  @Override
  public ParsedQuestion printed(Facts facts) {
    Deputy deputy = facts.author();
    List<Event> events = new ArrayList<>();
    for (Event event : facts.life()) {
      boolean isLast = event.equals(last(facts, event.type()));
      switch (event.type()) {
        case SIGNALLED, REATTRIBUTED -> {
          if (isLast) {
            events.add(event);
          }
        }
        case LAPSED -> events.add(Event.of(EventType.LAPSED, null));
        case RENEWED -> { }
        default -> events.add(event);
      }
    }
    return Printed.onPage(facts, Layout.PAGE_LEGACY.id())
        .author(
            new Author(
                deputy.civility(), name(deputy), null, null, deputy.group().name(), deputy.group().code(), null,
                deputy.department().name(), deputy.department().region()))
        .ministries(
            new PrintedMinistry(label(facts.asked()), null), new PrintedMinistry(label(facts.inCharge()), null))
        .heading(heading(facts))
        .question(text(facts, facts.question()))
        .answer(text(facts, facts.answer()))
        .events(events)
        .build();
  }

  private static void withdrawal(Facts facts, StringBuilder out) {
    Event end = facts.end();
    if (end == null || end.type() != EventType.WITHDRAWN) {
      out.append("<RET></RET>\n<DRET></DRET>\n<CRET></CRET>\n");
      return;
    }
    out.append("<TR><TD colspan=3 ALIGN=CENTER>\n<RET><B>Question retirée</RET>\n le :&nbsp;\n<DRET>");
    out.append(French.digits(end.date())).append("</DRET>\n</B>(\n<CRET>").append(end.reason()).append("</CRET>\n)");
    out.append("</TD></TR>\n");
  }

  private static void published(StringBuilder out, String label, String date, String page, Publication publication) {
    if (publication == null) {
      out.append('<').append(date).append("></").append(date).append(">\n<");
      out.append(page).append("></").append(page).append(">\n");
      return;
    }
    out.append(DATE_ROW).append(label).append(" au JO le :&nbsp;\n<B><").append(date).append('>');
    out.append(French.digits(publication.date())).append("</").append(date).append("></B>\n&nbsp;page :&nbsp;\n<B><");
    out.append(page).append('>').append(publication.page() == null ? "" : publication.page());
    out.append("</").append(page).append("></B>\n</TD></TR>\n");
  }

  private static void erratum(StringBuilder out, String date, String page, Part part, Facts facts) {
    Event erratum =
        facts.steps(EventType.CORRECTED).stream().filter(step -> step.part() == part).findFirst().orElse(null);
    out.append('<').append(date).append('>').append(erratum == null ? "" : French.digits(erratum.date()));
    out.append("</").append(date).append(">\n<").append(page).append('>');
    out.append(erratum == null ? "" : erratum.page()).append("</").append(page).append(">\n");
  }

  private static void date(StringBuilder out, String label, String tag, Event event) {
    if (event != null) {
      out.append(label).append(" :&nbsp;\n");
    }
    out.append('<').append(tag).append('>').append(event == null ? "" : French.digits(event.date()));
    out.append("</").append(tag).append(">\n");
  }

  private static void term(StringBuilder out, String label, String tag, String value) {
    out.append("<TR><TD align=left>\n").append(label).append(" :&nbsp;\n</TD><TD colspan=2 align=left>\n<");
    out.append(tag).append('>').append(value).append("</").append(tag).append(">\n</TD></TR>");
  }

  private static void texts(Facts facts, StringBuilder out) {
    boolean isDebate = facts.uid().type() == QuestionType.QG;
    Publication question = text(facts, facts.question());
    Publication answer = text(facts, facts.answer());
    if (!isDebate) {
      out.append("<TR><TD align=center>\n<TEXTES>\n<B><U>Texte de la QUESTION : </U></B>\n");
      out.append("</TD><TD colspan=2 align=left>\n");
    }
    out.append("<QUEST>").append(html(question)).append(" </QUEST>\n</TD></TR><TR><TD align=center>\n<B><U>");
    out.append(isDebate ? "DEBAT" : "Texte de la REPONSE").append(" : </U></B>\n</TD><TD colspan=2 align=left>\n<REP>");
    out.append(html(answer)).append(" </REP>\n<COMPREP></COMPREP>\n</TEXTES>\n</TABLE>\n");
  }

  private static void closing(Facts facts, StringBuilder out) {
    out.append("<span style=\"visibility: hidden\">\n<GRP>").append(facts.author().group().code()).append("</GRP>\n");
    out.append("<NLEG>").append(facts.uid().legislature()).append("</NLEG>\n<CODRET>");
    out.append(
        switch (facts.status()) {
          case ANSWERED -> "REP_PUB";
          case WITHDRAWN -> "AU";
          case LAPSED -> "FL";
          default -> "";
        });
    out.append("</CODRET>\n<REG>").append(facts.author().department().region()).append("</REG>\n<REPONSE>");
    out.append(facts.status() == Status.ANSWERED ? 'O' : 'N').append("</REPONSE>\n</span>\n</TABLE>\n</BODY></HTML>\n");
  }

  private static Event last(Facts facts, EventType type) {
    return facts.life().stream().filter(event -> event.type() == type).reduce((first, second) -> second).orElse(null);
  }

  private static String name(Deputy deputy) {
    return deputy.lastName() + " " + deputy.firstName();
  }

  private static String label(Office office) {
    return office.label().toLowerCase(Locale.FRENCH);
  }

  private static Heading heading(Facts facts) {
    Heading all = facts.heading();
    return new Heading(
        plain(facts, all.rubric()),
        plain(facts, all.analysisHead()),
        all.analyses().stream().map(analysis -> plain(facts, analysis)).toList());
  }

  private static Publication text(Facts facts, Publication publication) {
    if (publication == null) {
      return null;
    }
    boolean hasText = facts.uid().legislature() > LAST_WITHOUT_TEXTS;
    return new Publication(
        hasText ? plain(facts, publication.text()) : null, publication.date(), publication.page());
  }

  private static String html(Publication publication) {
    return publication == null || publication.text() == null ? "" : Html.prose(publication.text(), " <BR>  ");
  }

  /** Without emphasis, and without accents in the old days. */
  private static String plain(Facts facts, String text) {
    if (text == null) {
      return null;
    }
    String plain = text.replace("*", "");
    return facts.uid().legislature() > LAST_WITHOUT_ACCENTS
        ? plain
        : Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
  }
}
