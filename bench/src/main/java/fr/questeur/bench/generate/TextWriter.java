package fr.questeur.bench.generate;

import fr.questeur.contract.Event;
import fr.questeur.contract.Heading;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.util.SplittableRandom;

/** The text conversion of pages of 2009 to 2024: cells parted by tabs, dates on one line, a heading for each text. */
final class TextWriter implements LayoutWriter {

  /** One answer in ten is torn apart by empty lines, where the page it comes from had a break. */
  private static final int TORN = 10;

  @Override
  public void write(Facts facts, StringBuilder out) {
    out.append("\n\n\n\n## ").append(facts.uid().legislature()).append("ème législature\n\n");
    out.append("<b>Question N° :</b> <b>").append(facts.uid().number()).append("</b>\tDe <b>");
    out.append(facts.author().fullName()).append("</b> ( ").append(facts.author().group().name()).append(" - ");
    out.append(facts.author().department().name()).append(" )\t<b>").append(DateLines.type(facts)).append("</b>\n");
    out.append("<b>Ministère interrogé</b> > ").append(facts.asked().label());
    out.append("\t\t<b>Ministère attributaire</b> > ").append(facts.inCharge().label()).append('\n');
    heading(facts, out);
    for (Event event : facts.life()) {
      out.append(DateLines.label(event)).append(" : <b>").append(French.digits(event.date())).append("</b> ");
      if (event.page() != null) {
        out.append("page : <b>").append(event.page()).append("</b> ");
      }
      if (event.reason() != null) {
        out.append("( ").append(event.reason()).append(" ) ");
      }
    }
    out.setLength(out.length() - 1);
    out.append("\t\t\n\n### Texte de la question\n");
    if (facts.question().text() != null) {
      out.append('\n').append(facts.question().text()).append('\n');
    }
    out.append("\n### Texte de la réponse");
    if (facts.answer() != null) {
      out.append("\n\n").append(torn(facts));
    }
  }

  @Override
  public ParsedQuestion printed(Facts facts) {
    return Printed.onPage(facts, Layout.TEXT.id()).build();
  }

  private static void heading(Facts facts, StringBuilder out) {
    Heading heading = Headings.onPage(facts);
    out.append("<b>Rubrique</b> > ").append(heading.rubric());
    if (heading.title() == null) {
      out.append("\t<b>Tête d'analyse</b> > ").append(heading.analysisHead());
      out.append("\t<b>Analyse</b> > ").append(String.join(". ", heading.analyses())).append(".\n");
    } else {
      out.append("\t<b>Titre</b> > ").append(heading.title()).append('\n');
    }
  }

  private static String torn(Facts facts) {
    String text = facts.answer().text();
    SplittableRandom random = new SplittableRandom(text.hashCode());
    if (random.nextInt(TORN) != 0) {
      return text;
    }
    for (int at = text.indexOf(' ', random.nextInt(text.length())); at > 0; at = text.indexOf(' ', at + 1)) {
      if (Character.isLowerCase(text.charAt(at - 1)) && Character.isLowerCase(text.charAt(at + 1))) {
        return text.substring(0, at) + "\n\n\n\n" + text.substring(at + 1);
      }
    }
    return text;
  }
}
