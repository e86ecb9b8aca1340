package fr.questeur.bench.generate;

import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.Status;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.util.List;
import java.util.Locale;

/**
 * What the pages since 2024 and their text conversions share. They print no step but publication and answer, so a
 * question that ended without an answer looks as if it waited for one; how they would print it was not seen.
 */
final class DynPage {

  private DynPage() {}

  static String type(Facts facts) {
    return switch (facts.uid().type()) {
      case QE -> "Question écrite";
      case QG -> "Question au Gouvernement";
      case QOSD -> "Question orale sans débat";
    };
  }

  static String rubric(Facts facts) {
    String rubric = facts.heading().rubric();
    return rubric.substring(0, 1).toUpperCase(Locale.FRENCH) + rubric.substring(1);
  }

  /** «16ème Législature», and «17e» since. */
  static String legislature(Facts facts) {
    int legislature = facts.uid().legislature();
    return legislature + (legislature > 16 ? "e" : "ème") + " Législature";
  }

  static boolean isQg(Facts facts) {
    return facts.uid().type() == QuestionType.QG;
  }

  static ParsedQuestion printed(Facts facts, Layout layout, Author author, boolean printsPages) {
    Printed printed =
        Printed.onPage(facts, layout.id())
            .author(author)
            .heading(new Heading(rubric(facts), null, List.of(), facts.heading().title()))
            .status(facts.answer() == null ? Status.PENDING : Status.ANSWERED)
            .only(List.of(EventType.PUBLISHED, EventType.ANSWERED));
    return printsPages ? printed.build() : withoutPages(facts, printed).build();
  }

  private static Printed withoutPages(Facts facts, Printed printed) {
    return printed
        .question(Pages.without(facts.question()))
        .answer(Pages.without(facts.answer()))
        .events(
            facts.life().stream()
                .filter(event -> event.type() == EventType.PUBLISHED || event.type() == EventType.ANSWERED)
                .map(event -> Event.of(event.type(), event.date()))
                .toList());
  }
}
