package fr.questeur.bench.generate;

import fr.questeur.contract.Author;
import fr.questeur.enrich.parse.common.ParsedQuestion;

/** Text conversions of pages under {@code /dyn/}. */
final class DynTextWriter implements LayoutWriter {

  @Override
  public void write(Facts facts, StringBuilder out) {
    Deputy deputy = facts.author();
    out.append(DynPage.type(facts)).append(" n° ").append(facts.uid().number()).append(" :\n");
    out.append(facts.heading().title()).append("\n\n").append(DynPage.legislature(facts)).append("\n\n");
    out.append("Question de : ").append(deputy.fullName());
    if (DynPage.isQg(facts)) {
      // As on the only such page seen.
      out.append(" (").append(deputy.department().region()).append(" - ").append(deputy.group().name());
      out.append("), posée en séance, et publiée le ").append(French.words(facts.answer().date()));
      out.append("\n\n").append(facts.answer().text()).append("\n\n");
    } else {
      out.append('\n').append(deputy.department().name()).append(" (").append(deputy.seat());
      out.append(deputy.seat() == 1 ? "re" : "e").append(" circonscription) - ").append(deputy.group().name());
      out.append("\n\n").append(facts.question().text()).append("\n\n");
      if (facts.answer() != null) {
        out.append("Réponse publiée le ").append(French.words(facts.answer().date())).append("\n\n");
        out.append(facts.answer().text()).append("\n\n");
      }
    }
    out.append("Données clés\n\nAuteur : ").append(deputy.fullName()).append("\n\nType de question : ");
    out.append(DynPage.type(facts)).append("\n\nRubrique : ").append(DynPage.rubric(facts));
    out.append("\n\nMinistère interrogé : ").append(facts.asked().label());
    out.append("\n\nMinistère répondant : ").append(facts.inCharge().label()).append("\n\n");
    if (DynPage.isQg(facts)) {
      out.append("Date de la séance : La question a été posée au Gouvernement en séance, parue dans le journal");
      out.append(" officiel le ").append(French.words(facts.answer().date())).append('\n');
    } else {
      out.append(facts.answer() == null ? "Date :\n" : "Dates :\n");
      out.append("Question publiée le ").append(French.words(facts.question().date())).append('\n');
      if (facts.answer() != null) {
        out.append("Réponse publiée le ").append(French.words(facts.answer().date())).append('\n');
      }
    }
    out.append("\npartager\n");
  }

  @Override
  public ParsedQuestion printed(Facts facts) {
    Deputy deputy = facts.author();
    boolean printsRegion = DynPage.isQg(facts);
    Author author =
        new Author(
            deputy.civility(), deputy.firstName() + " " + deputy.lastName(), null, null, deputy.group().name(), null,
            null, printsRegion ? null : deputy.department().name(), printsRegion ? deputy.department().region() : null);
    return DynPage.printed(facts, Layout.TEXT_DYN, author, false);
  }
}
