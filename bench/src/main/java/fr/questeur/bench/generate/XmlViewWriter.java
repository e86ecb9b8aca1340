package fr.questeur.bench.generate;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.JournalIssue;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.time.LocalDate;

/** The XML view of the 14th legislature's pages. */
final class XmlViewWriter implements LayoutWriter {

  @Override
  public void write(Facts facts, StringBuilder out) {
    Deputy deputy = facts.author();
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<QUESTION TYPE=\"");
    out.append(facts.uid().type()).append("\">\n");
    tag(out, 4, "LEGISLATURE", facts.uid().legislature());
    out.append("    <DEPOT NUMERO=\"").append(facts.uid().number()).append("\">\n");
    issue(out, facts.question().date(), facts.question().page());
    out.append("    </DEPOT>\n    <AUTEUR ID_MANDAT=\"").append(deputy.mandateId()).append("\">\n");
    tag(out, 8, "ID_ACTEUR", deputy.id());
    tag(out, 8, "CIVILITE", deputy.civility());
    tag(out, 8, "NOM", deputy.lastName());
    tag(out, 8, "PRENOM", deputy.firstName());
    out.append("    </AUTEUR>\n    <GROUPE SIGLE=\"").append(deputy.group().code()).append("\">\n");
    tag(out, 8, "LIBELLE", deputy.group().name());
    tag(out, 8, "ID_GROUPE", deputy.group().id());
    out.append("    </GROUPE>\n    <CIRCONSCRIPTION NUMERO_CIRCONSCRIPTION=\"").append(deputy.seat()).append("\">\n");
    tag(out, 8, "CODE_DEPARTEMENT", deputy.department().code());
    tag(out, 8, "DEPARTEMENT", deputy.department().name());
    tag(out, 8, "CODE_REGION", 1 + deputy.seat());
    tag(out, 8, "REGION", deputy.department().region());
    Heading heading = facts.heading();
    out.append("    </CIRCONSCRIPTION>\n    <INDEXATION_AN RUBRIQUE=\"").append(heading.rubric()).append("\">\n");
    tag(out, 8, "TETE_ANALYSE", heading.analysisHead());
    out.append("        <ANALYSE>\n");
    heading.analyses().forEach(analysis -> tag(out, 12, "ANA", analysis));
    out.append("        </ANALYSE>\n    </INDEXATION_AN>\n    <MINI>\n");
    office(out, 8, facts.asked(), "ID_MINI");
    out.append("    </MINI>\n    <MINA>\n");
    for (int i = 0; i < facts.charges().size(); i++) {
      out.append("        <ORDRE NUMERO=\"").append(i + 1).append("\">\n");
      office(out, 12, facts.charges().get(i).office(), "ID_MINA");
      tag(out, 12, "DATE_JO", French.digits(facts.charges().get(i).date()));
      tag(out, 12, "TYPE_JO", i == 0 ? "JO_QUESTION" : "JO_LOI_DECRET");
      out.append("            <NUMERO_JO/>\n        </ORDRE>\n");
    }
    out.append("    </MINA>\n    <DEPOT>\n        <TEXTE_DEPOT>\n            ");
    cdata(out, facts.question().text()).append("</TEXTE_DEPOT>\n    </DEPOT>\n");
    erratum(out, "ERRATUM_QUESTION", facts, Part.QUESTION);
    signalement(out, facts);
    out.append("    <RENOUVELLEMENT>\n");
    int order = 1;
    for (Event renewal : facts.steps(EventType.RENEWED)) {
      out.append("        <ORDRE NUMERO=\"").append(order++).append("\">\n");
      tag(out, 12, "DATE_RENOUVELLEMENT", French.digits(renewal.date()));
      tag(out, 12, "TYPE_JO", "JO_QUESTION");
      out.append("            <NUMERO_JO/>\n        </ORDRE>\n");
    }
    out.append("    </RENOUVELLEMENT>\n");
    closing(out, facts);
    out.append("    <REPONSE>\n        <TEXTE_REPONSE>\n            ");
    cdata(out, facts.answer() == null ? null : facts.answer().text()).append("</TEXTE_REPONSE>\n");
    Publication answer = facts.answer();
    tag(out, 8, "DATE_JO_REPONSE", answer == null ? null : French.digits(answer.date()));
    tag(out, 8, "PAGE_JO_REPONSE", answer == null ? null : answer.page());
    out.append("    </REPONSE>\n");
    erratum(out, "ERRATUM_REPONSE", facts, Part.ANSWER);
    out.append("</QUESTION>\n");
  }

  @Override
  public ParsedQuestion printed(Facts facts) {
    Deputy deputy = facts.author();
    Heading all = facts.heading();
    return Printed.asData(facts, Layout.XML_VIEW.id())
        .author(
            new Author(
                deputy.civility(), deputy.firstName() + " " + deputy.lastName(), "PA" + deputy.id(),
                "PM" + deputy.mandateId(), deputy.group().name(), deputy.group().code(), "PO" + deputy.group().id(),
                deputy.department().name(), deputy.department().region()))
        .heading(new Heading(all.rubric(), all.analysisHead(), all.analyses()))
        .question(withIssue(facts.question()))
        .answer(withIssue(facts.answer()))
        .events(Closing.life(facts))
        .build();
  }

  private static void tag(StringBuilder out, int indent, String name, Object value) {
    out.append(" ".repeat(indent)).append('<').append(name);
    if (value == null) {
      out.append("/>\n");
    } else {
      out.append('>').append(Html.escape(value.toString())).append("</").append(name).append(">\n");
    }
  }

  private static void issue(StringBuilder out, LocalDate date, Integer page) {
    tag(out, 8, "DATE_JO", French.digits(date));
    tag(out, 8, "PAGE_JO", page);
    tag(out, 8, "TYPE_JO", "JO_QUESTION");
    tag(out, 8, "NUMERO_JO", number(date));
  }

  private static int number(LocalDate issue) {
    return 1 + issue.getDayOfYear() / 7;
  }

  private static Publication withIssue(Publication publication) {
    if (publication == null) {
      return null;
    }
    String number = Integer.toString(number(publication.date()));
    return new Publication(
        publication.text(), publication.date(), publication.page(),
        new JournalIssue("JO_QUESTION", number, null, null));
  }

  private static void office(StringBuilder out, int indent, Office office, String id) {
    tag(out, indent, "ABREGE", office.label());
    tag(out, indent, "DEVELOPPE", office.fullName());
    tag(out, indent, id, office.id());
  }

  private static StringBuilder cdata(StringBuilder out, String text) {
    return out.append("<![CDATA[").append(text == null ? "" : Html.prose(text, "<br><br>")).append("]]>");
  }

  private static void erratum(StringBuilder out, String name, Facts facts, Part part) {
    Event erratum =
        facts.steps(EventType.CORRECTED).stream().filter(step -> step.part() == part).findFirst().orElse(null);
    out.append("    <").append(name).append(">\n");
    tag(out, 8, "DATE_JO", erratum == null ? null : French.digits(erratum.date()));
    tag(out, 8, "PAGE_JO", erratum == null ? null : erratum.page());
    tag(out, 8, "TYPE_JO", erratum == null ? null : "JO_QUESTION");
    out.append("    </").append(name).append(">\n");
  }

  private static void signalement(StringBuilder out, Facts facts) {
    Event signalled = facts.steps(EventType.SIGNALLED).stream().findFirst().orElse(null);
    String date = signalled == null ? null : French.digits(signalled.date());
    out.append("    <SIGNALEMENT>\n");
    tag(out, 8, "DATE_JO", date);
    tag(out, 8, "DATE_DEPOT_SIGNAL", date);
    tag(out, 8, "TYPE_JO", signalled == null ? null : "JO_QUESTION");
    tag(out, 8, "NUMERO_JO", null);
    out.append("    </SIGNALEMENT>\n");
  }

  private static void closing(StringBuilder out, Facts facts) {
    Closing closing = Closing.of(facts);
    out.append("    <CLOTURE>\n");
    tag(out, 8, "DATE_JO", closing == null ? null : French.digits(closing.date()));
    tag(out, 8, "PAGE_JO", closing == null ? null : closing.page());
    tag(out, 8, "ABREGE", closing == null ? null : closing.code());
    tag(out, 8, "LIBELLE", closing == null ? null : closing.label());
    tag(out, 8, "NUMERO_JO", closing == null ? null : number(closing.date()));
    tag(out, 8, "TYPE_JO", closing == null ? null : "JO_QUESTION");
    out.append("    </CLOTURE>\n");
  }
}
