package fr.questeur.bench.generate;

import fr.questeur.contract.Author;
import fr.questeur.contract.Publication;
import fr.questeur.enrich.parse.common.ParsedQuestion;

/** Pages under {@code /dyn/}, since 2024. */
final class DynPageWriter implements LayoutWriter {

  /** As much as on the two pages seen: 18 kB with 297 tags before, 22 kB with 289 after. */
  private static final String FURNITURE_BEFORE = Furniture.head(18_000, "Question - Assemblée nationale");

  private static final String FURNITURE_AFTER = Furniture.foot(22_000);
  private static final String INDENT = "                                        ";

  @Override
  public void write(Facts facts, StringBuilder out) {
    out.append("<!DOCTYPE html>\n<html lang=\"fr\">\n").append(FURNITURE_BEFORE);
    out.append("<main id=\"main\" role=\"main\">\n<div class=\"page-content\">\n");
    out.append("<div class=\"an-bloc _style-question\" data-id=\"").append(facts.uid());
    out.append(" / Bloc de style « question »\">\n");
    out.append("<div class=\"title _centered-text pb-sm-3\">\n<span class=\"h4 _colored-primary\">");
    out.append(DynPage.type(facts)).append(" n°").append(facts.uid().number()).append(" :\n").append(INDENT);
    out.append("<span class=\"_regular\">").append(facts.heading().title()).append("</span>\n</span>\n</div>\n");
    out.append("<hr class=\"hr-flag\"/>\n<div>\n<span class=\"h6 _colored-primary _bold\">");
    out.append(DynPage.legislature(facts)).append("</span>\n</div>\n");
    if (!DynPage.isQg(facts)) {
      out.append("<div>\n");
      issue(facts, "question", facts.question(), out);
      issue(facts, "réponse", facts.answer(), out);
      out.append("</div>\n");
    }
    out.append("<div class=\"ha-grid\">\n<div class=\"ha-grid-item size-3\">\n<div>\n<div class=\"_pa-small\">\n");
    out.append("<p class=\"_colored-primary\">\n<span class=\"_bold\">Question de :</span>\n");
    out.append("<span class=\"_colored-primary _regular\">").append(author(facts)).append("</span>");
    if (DynPage.isQg(facts)) {
      out.append(", posée en séance, et publiée le ").append(French.words(facts.answer().date())).append(INDENT);
    }
    out.append(" </p>\n<p class=\"_pa-small\">");
    Publication first = DynPage.isQg(facts) ? facts.answer() : facts.question();
    out.append(Html.unbroken(Html.prose(first.text(), "<br><br>"))).append("</p>\n</div>\n</div>\n");
    if (facts.answer() != null && !DynPage.isQg(facts)) {
      out.append("<div>\n<div class=\"_pa-small\">\n<p class=\"_colored-green _bold\">\n").append(INDENT);
      out.append("Réponse  publiée     le ").append(French.words(facts.answer().date())).append(INDENT);
      out.append("</p>\n<p class=\"_pa-small\">");
      out.append(Html.unbroken(Html.prose(facts.answer().text(), "<br><br>"))).append("</p>\n</div>\n</div>\n");
    }
    out.append("</div>\n<div class=\"ha-grid-item size-1\">\n<div class=\"_pa-small _centered-text\">\n");
    out.append("<span class=\"h5 _colored-primary\">Données clés</span>\n<hr class=\"hr-flag\"/>\n</div>\n");
    keyData(facts, out);
    out.append("</div>\n</div>\n</div>\n<div class=\"bloc-actions container\">\n");
    out.append("<span class=\"_colored\">partager</span>\n</div>\n</div>\n</main>\n");
    out.append(FURNITURE_AFTER).append("</body>\n</html>\n");
  }

  @Override
  public ParsedQuestion printed(Facts facts) {
    Deputy deputy = facts.author();
    Author author =
        new Author(
            deputy.civility(), deputy.firstName() + " " + deputy.lastName(), "PA" + deputy.id(), null,
            deputy.group().name(), null, null, null, deputy.department().region());
    return DynPage.printed(facts, Layout.PAGE_DYN, author, !DynPage.isQg(facts));
  }

  private static void issue(Facts facts, String what, Publication publication, StringBuilder out) {
    if (publication == null) {
      return;
    }
    out.append("<a class=\"link\" href=\"https://questions.assemblee-nationale.fr/static/");
    out.append(facts.uid().legislature()).append("/questions/jo/jo_anq_").append(publication.date().getYear());
    out.append(".pdf\">\n").append(INDENT).append("Publication de la ").append(what);
    out.append(" au Journal Officiel\n").append(INDENT).append("du ").append(French.words(publication.date()));
    if (publication.page() != null) {
      out.append(", page ").append(publication.page());
    }
    out.append("</a>\n<br/>\n");
  }

  private static void keyData(Facts facts, StringBuilder out) {
    String link = "<a class=\"link\" data-document-id=\"PA" + facts.author().id() + "\" href=\"/dyn/deputes/PA"
        + facts.author().id() + "\">" + author(facts) + "</a>";
    datum(out, "", "Auteur", link);
    datum(out, "", "Type de question", DynPage.type(facts));
    datum(out, "", "Rubrique", DynPage.rubric(facts));
    datum(out, " id=\"blocMinistereInterroge\"", "Ministère interrogé", facts.asked().label());
    datum(out, " id=\"blocMinistereAttributaire\"", "Ministère répondant", facts.inCharge().label());
    if (DynPage.isQg(facts)) {
      datum(
          out, "", "Date de la séance",
          "\n" + INDENT + "La question a été posée au Gouvernement en séance, parue dans le journal officiel le "
              + French.words(facts.answer().date()) + "  ");
      return;
    }
    out.append("<p class=\"h6 _colored-primary\">\n").append(INDENT).append(facts.answer() == null ? "Date" : "Dates");
    out.append(INDENT).append(":\n<br/>\n<span class=\"_regular\"> Question publiée le <a class=\"link\" href=\"#\">");
    out.append(French.words(facts.question().date())).append("</a></span>\n");
    if (facts.answer() != null) {
      out.append("<br/>\n<span class=\"_regular\"> Réponse publiée le <a class=\"link\" href=\"#\">");
      out.append(French.words(facts.answer().date())).append("</a></span>\n");
    }
    out.append("</p>\n");
  }

  private static void datum(StringBuilder out, String attributes, String label, String value) {
    out.append("<p class=\"h6 _colored-primary\"").append(attributes).append('>').append(label).append(" :\n");
    out.append(INDENT).append("<span class=\"_regular\">").append(value).append("</span>\n</p>\n");
  }

  private static String author(Facts facts) {
    return facts.author().fullName() + " (" + facts.author().department().region() + " - "
        + facts.author().group().name() + ")";
  }
}
