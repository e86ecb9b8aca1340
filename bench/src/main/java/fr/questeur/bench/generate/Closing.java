package fr.questeur.bench.generate;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import java.time.LocalDate;
import java.util.List;

/**
 * How data close a question (clôture).
 *
 * @param page of the answer; null for ends without one
 * @param code {@code REP_PUB} was seen in data; {@code AU} and {@code FL} are those of the old pages
 */
record Closing(LocalDate date, Integer page, String code, String label) {

  /** Null for a question that is open. */
  static Closing of(Facts facts) {
    if (facts.answer() != null) {
      return new Closing(facts.answer().date(), facts.answer().page(), "REP_PUB", "Réponse publiée");
    }
    Event end = facts.end();
    if (end == null) {
      return null;
    }
    return end.type() == EventType.WITHDRAWN
        ? new Closing(end.date(), null, "AU", "Retrait à l'initiative de l'auteur")
        : new Closing(end.date(), null, "FL", "Fin de mandat");
  }

  /** The life as data tell it: the label of the closing in place of the reason that pages print. */
  static List<Event> life(Facts facts) {
    return facts.life().stream()
        .map(
            event ->
                event.reason() == null
                    ? event
                    : new Event(event.type(), event.date(), null, null, of(facts).label()))
        .toList();
  }
}
