package fr.questeur.contract;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How long the answer took. Only answered questions have one.
 *
 * @param days calendar days from the publication of the question to that of the answer
 * @param timeliness null where no deadline applies (oral questions)
 * @param daysLate days after {@link Deadline#last}; 0 unless late
 */
public record ResponseDelay(int days, Timeliness timeliness, int daysLate) {

  /**
   * Measures an answer.
   *
   * @param deadline null where none applies
   */
  public static ResponseDelay between(LocalDate question, LocalDate answer, Deadline deadline) {
    int days = Math.toIntExact(ChronoUnit.DAYS.between(question, answer));
    if (deadline == null) {
      return new ResponseDelay(days, null, 0);
    }
    if (!answer.isAfter(deadline.date())) {
      return new ResponseDelay(days, Timeliness.ON_TIME, 0);
    }
    int past = deadline.daysPast(answer);
    return past > 0
        ? new ResponseDelay(days, Timeliness.LATE, past)
        : new ResponseDelay(days, Timeliness.WITHIN_EXTENSION, 0);
  }
}
