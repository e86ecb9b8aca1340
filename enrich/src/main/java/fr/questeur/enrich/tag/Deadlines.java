package fr.questeur.enrich.tag;

import fr.questeur.contract.Deadline;
import fr.questeur.contract.DeadlineRule;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Publication;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.ResponseDelay;
import fr.questeur.contract.Status;
import java.time.LocalDate;
import java.util.List;

/** By when an answer is owed, and how long it took: computed from the facts, whichever documents tell them. */
public final class Deadlines {

  private Deadlines() {}

  /**
   * The deadline of a question; null for oral questions, and before there was a rule (1959).
   *
   * @param published null if not known: there is no deadline then
   */
  public static Deadline of(QuestionType type, LocalDate published, List<Event> events) {
    if (type != QuestionType.QE || published == null) {
      return null;
    }
    DeadlineRule rule = DeadlineRule.inForceOn(published);
    return rule == null ? null : rule.deadline(published, lastSignalement(events));
  }

  private static LocalDate lastSignalement(List<Event> events) {
    LocalDate last = null;
    for (Event event : events) {
      boolean isDated = event.type() == EventType.SIGNALLED && event.date() != null;
      last = isDated && (last == null || event.date().isAfter(last)) ? event.date() : last;
    }
    return last;
  }

  /**
   * Null unless answered: a withdrawn or lapsed question has no delay, whatever date closed it.
   *
   * @param answer may be null
   * @param deadline may be null
   */
  public static ResponseDelay delay(Status status, Publication question, Publication answer, Deadline deadline) {
    if (status != Status.ANSWERED || answer == null || answer.date() == null || question.date() == null) {
      return null;
    }
    return ResponseDelay.between(question.date(), answer.date(), deadline);
  }
}
