package fr.questeur.contract;

import java.time.LocalDate;
import java.util.Objects;

/**
 * One dated step in the life of a question, as printed.
 *
 * @param type what happened
 * @param date of the Journal officiel that says so; null if the document leaves it empty, as withdrawals do
 * @param page of that Journal officiel; null if not printed
 * @param part for {@link EventType#CORRECTED}, the text that an erratum corrects; otherwise null
 * @param reason the printed reason (motif), such as «retrait à l'initiative de l'auteur»; null if none
 */
public record Event(EventType type, LocalDate date, Integer page, Part part, String reason) {

  public Event {
    Objects.requireNonNull(type, "type");
  }

  /** A step with nothing but its date. */
  public static Event of(EventType type, LocalDate date) {
    return new Event(type, date, null, null, null);
  }
}
