package fr.questeur.feed.change;

import fr.questeur.contract.ChangeType;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Part;
import java.time.LocalDate;

/**
 * One step in the life of a question, as its latest state tells it.
 *
 * @param date null if no document says
 * @param part for an erratum, the text that it corrects
 * @param reason null if none is printed
 * @param ministry in whose charge the question is from this step on; null if it stays where it is, or nobody says
 */
record Step(ChangeType type, LocalDate date, Part part, String reason, Ministry ministry) {

  /** What a step is known by once it has been told. */
  Told told() {
    return new Told(type, date, part);
  }
}
