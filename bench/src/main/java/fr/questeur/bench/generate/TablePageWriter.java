package fr.questeur.bench.generate;

import fr.questeur.contract.Event;
import fr.questeur.contract.Heading;
import fr.questeur.enrich.parse.common.ParsedQuestion;

/**
 * Pages of the 13th and 14th legislature, in tables. None is at hand: the elements are those that two programs looked
 * for which read such pages (anpy, nosdeputes.fr), the words those of the text conversion.
 */
final class TablePageWriter implements LayoutWriter {

  private static final String FURNITURE_BEFORE = Furniture.head(9_000, "Fiche question");
  private static final String FURNITURE_AFTER = Furniture.foot(3_000);

  @Override
  public void write(Facts facts, StringBuilder out) {
    out.append("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\"");
    out.append(" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n");
    out.append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"fr\">\n").append(FURNITURE_BEFORE);
    out.append("<div class=\"contenutexte\">\n<table class=\"tdtable\" cellspacing=\"0\" width=\"100%\">\n");
    out.append("<tr><td class=\"tdstyleh1\" colspan=\"3\">").append(facts.uid().legislature());
    out.append("ème législature</td></tr>\n<tr><td class=\"tdstyleh3\">Question N° : <b>").append(facts.uid().number());
    out.append("</b></td>\n<td class=\"tdstyleh3\">De <b>");
    out.append(Html.unbroken(facts.author().fullName())).append("</b> ( ").append(facts.author().group().name());
    out.append(" - ").append(facts.author().department().name()).append(" )</td>\n<td class=\"tdstyleh3\"><b>");
    out.append(DateLines.type(facts)).append("</b></td></tr>\n");
    row(out, "Ministère interrogé", facts.asked().label(), "Ministère attributaire", facts.inCharge().label());
    Heading heading = Headings.onPage(facts);
    if (heading.title() == null) {
      row(
          out, "Rubrique", heading.rubric(), "Tête d'analyse", heading.analysisHead(), "Analyse",
          String.join(". ", heading.analyses()) + ".");
    } else {
      row(out, "Rubrique", heading.rubric(), "Titre", heading.title());
    }
    out.append("<tr><td colspan=\"3\" class=\"tdstyleh2\">\n");
    for (Event event : facts.life()) {
      out.append(DateLines.label(event)).append(" : <b>").append(French.digits(event.date())).append("</b>");
      if (event.page() != null) {
        out.append(" page : <b>").append(event.page()).append("</b>");
      }
      if (event.reason() != null) {
        out.append(" ( ").append(event.reason()).append(" )");
      }
      out.append("<br />\n");
    }
    out.append("</td></tr>\n</table>\n");
    text(out, "Texte de la question", facts.question().text());
    text(out, "Texte de la réponse", facts.answer() == null ? null : facts.answer().text());
    out.append("</div>\n").append(FURNITURE_AFTER).append("</body>\n</html>\n");
  }

  @Override
  public ParsedQuestion printed(Facts facts) {
    return Printed.onPage(facts, Layout.PAGE_TABLE.id()).build();
  }

  private static void row(StringBuilder out, String... labelsAndValues) {
    out.append("<tr>");
    for (int i = 0; i < labelsAndValues.length; i += 2) {
      out.append("<td class=\"tdstyleh2\">").append(labelsAndValues[i]).append(" > <span class=\"contenu\">");
      out.append(Html.escape(labelsAndValues[i + 1])).append("</span></td>\n");
    }
    out.append("</tr>\n");
  }

  private static void text(StringBuilder out, String heading, String text) {
    out.append("<h2> ").append(heading).append("</h2>\n<div class=\"contenutexte\">");
    out.append(text == null ? "" : Html.prose(text, "<br /><br />\n")).append("</div>\n");
  }
}
