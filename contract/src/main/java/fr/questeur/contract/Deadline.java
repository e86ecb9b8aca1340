package fr.questeur.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * By when the minister owes an answer. A fact of the day of publication: it does not move when the question is handed to
 * another ministry, nor with the day on which it is read.
 *
 * @param rule the rule in force on the day of publication
 * @param date the last day of the normal time
 * @param extended the last day with the exceptional extension; null where the rule knows none
 * @param signalled the last day of the ten that a signalement leaves; null if not signalled, or no such rule then
 */
public record Deadline(DeadlineRule rule, LocalDate date, LocalDate extended, LocalDate signalled) {

  public Deadline {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(date, "date");
  }

  /** The last day on which an answer is not late: the end of the extension where there is one. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public LocalDate last() {
    return extended == null ? date : extended;
  }

  /** Days from {@link #last} to the given one: negative before, 0 on the day, positive when overdue. */
  public int daysPast(LocalDate day) {
    return Math.toIntExact(ChronoUnit.DAYS.between(last(), day));
  }

  /** The Government's own notation: {@code J-12} twelve days before the last day, {@code J}, {@code J+30} after it. */
  public String notation(LocalDate day) {
    int past = daysPast(day);
    return past == 0 ? "J" : (past < 0 ? "J" : "J+") + past;
  }
}
