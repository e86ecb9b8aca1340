package fr.questeur.bench.generate;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.util.List;

/**
 * The question as the Government's application hands it to a ministry (chercherQuestionsResponse of the web service):
 * ISO dates, no answer, no life after the publication.
 */
final class GovernmentFlowWriter implements LayoutWriter {

  @Override
  public void write(Facts facts, StringBuilder out) {
    Deputy deputy = facts.author();
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<p:chercherQuestionsResponse");
    for (String[] prefix : new String[][] {{"p", "WSquestion"}, {"p1", "questions"}, {"p2", "commons"}}) {
      out.append("\n    xmlns:").append(prefix[0]);
      out.append("=\"http://www.dila.premier-ministre.gouv.fr/solrep/reponses/");
      out.append(prefix[1]).append('"');
    }
    out.append(">\n  <p:jeton_questions>0</p:jeton_questions>\n  <p:dernier_renvoi>true</p:dernier_renvoi>\n");
    out.append("  <p:statut>OK</p:statut>\n  <p:questions>\n    <p:id_question>\n");
    tag(out, "p2:numero_question", facts.uid().number());
    tag(out, "p2:type", facts.uid().type());
    tag(out, "p2:source", "AN");
    tag(out, "p2:legislature", facts.uid().legislature());
    out.append("    </p:id_question>\n");
    tag(out, "p:date_publication_jo", facts.question().date());
    if (facts.question().page() != null) {
      tag(out, "p:page_jo", facts.question().page());
    }
    office(out, "p:ministre_attributaire", facts.inCharge());
    office(out, "p:ministre_depot", facts.asked());
    out.append("    <p:auteur id_mandat=\"").append(deputy.mandateId()).append("\">\n");
    tag(out, "p1:civilite", deputy.civility());
    tag(out, "p1:prenom", deputy.firstName());
    tag(out, "p1:nom", deputy.lastName());
    tag(out, "p1:grp_pol", deputy.group().name());
    tag(out, "p1:circonscription", deputy.department().name());
    out.append("    </p:auteur>\n    <p:texte><![CDATA[");
    out.append(facts.question().text() == null ? "" : Html.prose(facts.question().text(), "<br/><br/>"));
    out.append("]]></p:texte>\n    <p:indexation_an>\n");
    tag(out, "p1:rubrique", facts.heading().rubric());
    tag(out, "p1:rubrique_ta", facts.heading().analysisHead());
    facts.heading().analyses().forEach(analysis -> tag(out, "p1:analyse", analysis));
    out.append("    </p:indexation_an>\n  </p:questions>\n</p:chercherQuestionsResponse>\n");
  }

  @Override
  public ParsedQuestion printed(Facts facts) {
    Deputy deputy = facts.author();
    Heading all = facts.heading();
    Publication question = facts.question();
    return Printed.onPage(facts, Layout.GOVERNMENT_FLOW.id())
        .status(Status.PENDING)
        .author(
            new Author(
                deputy.civility(), deputy.firstName() + " " + deputy.lastName(), null, "PM" + deputy.mandateId(),
                deputy.group().name(), null, null, deputy.department().name(), null))
        .heading(new Heading(all.rubric(), all.analysisHead(), all.analyses()))
        .answer(null)
        .events(List.of(new Event(EventType.PUBLISHED, question.date(), question.page(), null, null)))
        .build();
  }

  private static void tag(StringBuilder out, String name, Object value) {
    out.append("      <").append(name).append('>').append(Html.escape(value.toString()));
    out.append("</").append(name).append(">\n");
  }

  private static void office(StringBuilder out, String name, Office office) {
    out.append("    <").append(name).append(" id=\"").append(office.id()).append("\">\n");
    tag(out, "p2:titre_jo", office.label());
    tag(out, "p2:intitule_min", office.minister());
    out.append("    </").append(name).append(">\n");
  }
}
