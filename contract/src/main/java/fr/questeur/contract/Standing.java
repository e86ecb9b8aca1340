package fr.questeur.contract;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Where a question stood between two changes: the facts that a {@link Change} compares, without any text.
 *
 * @param status where the question stands
 * @param ministry the ministry in charge (ministère attributaire) as printed; null if none is named
 * @param portfolio the same under the name that outlives governments, as in {@link Ministry}
 * @param publishedOn Journal officiel that printed the question; null if not known
 * @param signalledOn Journal officiel of the last signalement; null if there was none
 * @param answeredOn Journal officiel of the first answer; null unless answered, or not known
 * @param closedOn the day it was withdrawn, lapsed or was closed otherwise; null unless it was, or not known
 * @param deadline null for oral questions, which have none
 * @param overdue whether no answer had come although the last day for it had passed
 * @param responseDelay null unless answered
 */
public record Standing(
    Status status,
    String ministry,
    String portfolio,
    LocalDate publishedOn,
    LocalDate signalledOn,
    LocalDate answeredOn,
    LocalDate closedOn,
    Deadline deadline,
    boolean overdue,
    ResponseDelay responseDelay) {

  public Standing {
    Objects.requireNonNull(status, "status");
  }

  /** Where a question stands on a day. */
  public static Standing of(Question question, LocalDate day) {
    Ministry ministry = question.ministryInCharge();
    return new Standing(
        question.status(),
        ministry == null ? null : ministry.label(),
        ministry == null ? null : ministry.portfolio(),
        question.question().date(),
        last(question, EventType.SIGNALLED),
        question.status() == Status.ANSWERED && question.answer() != null ? question.answer().date() : null,
        closed(question),
        question.deadline(),
        question.isOverdue(day),
        question.responseDelay());
  }

  private static LocalDate closed(Question question) {
    return switch (question.status()) {
      case WITHDRAWN -> last(question, EventType.WITHDRAWN);
      case LAPSED -> last(question, EventType.LAPSED);
      case CLOSED_OTHERWISE -> last(question, EventType.CLOSED);
      default -> null;
    };
  }

  private static LocalDate last(Question question, EventType type) {
    return question.events().stream()
        .filter(event -> event.type() == type && event.date() != null)
        .map(Event::date)
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  /** The same, overdue or not. */
  public Standing withOverdue(boolean isOverdue) {
    return new Standing(
        status, ministry, portfolio, publishedOn, signalledOn, answeredOn, closedOn, deadline, isOverdue,
        responseDelay);
  }

  /** Whether both say the same but for how the ministry is spelt: layouts print it differently. */
  public boolean saysTheSameAs(Standing other) {
    return other != null && withoutLabel().equals(other.withoutLabel());
  }

  private Standing withoutLabel() {
    return new Standing(
        status, null, portfolio, publishedOn, signalledOn, answeredOn, closedOn, deadline, overdue, responseDelay);
  }
}
