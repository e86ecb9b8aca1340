package fr.questeur.bench.generate;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.ParsedQuestion;

/** Pages of 2017 to 2024. */
final class PageWriter implements LayoutWriter {

  /** As much as on 14-104002QE, 15-45666QE and 16-13641QE: 32 kB with 308 tags before, 12 kB with 114 after. */
  private static final String FURNITURE_BEFORE = Furniture.head(32_000, "Question - Assemblée nationale");

  private static final String FURNITURE_AFTER = Furniture.foot(12_000);
  private static final String INDENT = "                            ";

  @Override
  public void write(Facts facts, StringBuilder out) {
    out.append("<!DOCTYPE html>\n<!--[if gt IE 8]><!--> <html class=\"no-js\" lang=\"fr-FR\"> <!--<![endif]--> ");
    out.append(FURNITURE_BEFORE);
    out.append("<header class=\"question_legislature\">").append(facts.uid().legislature());
    out.append("ème législature</header>\n<hr class=\"question_hr\"/>\n<section class=\"question_header\">\n");
    out.append("<div class=\"question_big_content\" id=\"question_col10\"> Question N° ").append(facts.uid().number());
    out.append("</div>\n<div id=\"question_col80\"> de <span class=\"question_big_content\" ><a href=\"https://");
    out.append("www2.assemblee-nationale.fr/deputes/fiche/OMC_PA").append(facts.author().id());
    out.append("\" title=\"Lien vers la fiche de ").append(facts.author().fullName()).append("\" target=\"_blank\">");
    out.append(facts.author().fullName()).append("</a></span> (").append(facts.author().group().name());
    out.append(" - <span>").append(facts.author().department().name()).append("</span> )</div>\n");
    out.append("<div class=\"question_big_content\" id=\"question_col10\">").append(DateLines.type(facts));
    out.append("</div>\n</section>\n<section class=\"question_info\">\n<div class=\"ministere\">\n");
    ministry(out, "question_col50", "Ministère interrogé", facts.asked());
    ministry(out, "question_col50 no-left-border", "Ministère attributaire", facts.inCharge());
    out.append("</div>\n<div class=\"analyse_header\">\n");
    heading(facts, out);
    out.append("</div>\n</section>\n<!-- <hr class=\"border-bottom-question-info\" />-->\n");
    out.append("<div class=\"question_publish_date\">\n");
    facts.life().forEach(event -> date(facts, event, out));
    out.append("</div>\n<section class=\"question_answer\">\n<div class=\"question\">\n");
    out.append("<h3>Texte de la question</h3>\n<p>\n");
    if (facts.question().text() != null) {
      out.append(INDENT).append(Html.prose(facts.question().text(), "<br><br>")).append('\n');
    }
    out.append(INDENT).append("</p>\n</div>\n<div class=\"answer\">\n<h3>Texte de la réponse</h3>\n");
    out.append("<div class=\"reponse_contenu\">\n");
    if (facts.answer() != null) {
      out.append(INDENT).append(Html.prose(facts.answer().text(), "<br><br>")).append('\n');
    } else if (facts.status() == Status.PENDING) {
      out.append("<form action=\"/alerte\" method=\"post\"><input name=\"question\" type=\"hidden\" value=\"");
      out.append(facts.uid());
      out.append("\"/><button class=\"btn btn-primary\">Être alerté(e) de la réponse</button></form>\n");
    }
    out.append(INDENT).append("</div>\n</div>\n</section>\n").append(FURNITURE_AFTER).append("</body>\n</html>\n");
  }

  @Override
  public ParsedQuestion printed(Facts facts) {
    Deputy deputy = facts.author();
    return Printed.onPage(facts, Layout.PAGE_2017.id())
        .author(
            new Author(
                deputy.civility(), deputy.firstName() + " " + deputy.lastName(), "PA" + deputy.id(), null,
                deputy.group().name(), null, null, deputy.department().name(), null))
        .build();
  }

  private static void ministry(StringBuilder out, String cell, String label, Office office) {
    out.append("<div class=\"").append(cell).append("\">\n<span class=\"question_big_content \">").append(label);
    out.append(" > </span> ").append(office.label()).append("\n</div>\n");
  }

  private static void heading(Facts facts, StringBuilder out) {
    Heading heading = Headings.onPage(facts);
    cell(out, "question_col33", "Rubrique", heading.rubric());
    if (heading.title() == null) {
      cell(out, "question_col33 middle33", "Tête d'analyse", heading.analysisHead());
      cell(out, "question_col33 last33", "Analyse", " " + String.join(". ", heading.analyses()) + ". ");
    } else {
      cell(out, "question_col33", "Titre", heading.title());
    }
  }

  private static void cell(StringBuilder out, String style, String label, String value) {
    out.append("<div class=\"").append(style).append("\">\n<p> <span class=\"question_big_content\">").append(label);
    out.append(" > </span>").append(value).append("</p>\n</div>\n");
  }

  private static void date(Facts facts, Event event, StringBuilder out) {
    boolean isPublication = event.type() == EventType.PUBLISHED || event.type() == EventType.ANSWERED;
    out.append("<div>").append(DateLines.label(event)).append(isPublication ? " : " : ": ");
    out.append("<span class=\"question_big_content\">").append(French.digits(event.date())).append("</span> ");
    if (event.page() != null) {
      out.append(" page : <span class=\"question_big_content\"><a href=\"/static/").append(facts.uid().legislature());
      out.append("/questions/jo/jo_anq_").append(event.date().getYear()).append(".pdf\">").append(event.page());
      out.append("</a></span>");
    }
    if (event.reason() != null) {
      out.append("(<span class=\"question_big_content\">").append(event.reason()).append("</span>)");
    }
    out.append("</div>\n");
  }
}
