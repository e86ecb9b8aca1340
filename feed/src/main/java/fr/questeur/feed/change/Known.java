package fr.questeur.feed.change;

import fr.questeur.contract.ChangeType;
import fr.questeur.contract.Standing;
import fr.questeur.contract.Status;
import java.time.LocalDate;
import java.util.List;

/**
 * What has been told of a question.
 *
 * @param steps all of them
 * @param standing where the last change left the question
 */
public record Known(List<Told> steps, Standing standing) {

  public Known {
    steps = List.copyOf(steps);
  }

  /** The last day on which an answer is not late, as long as it has not been told that it passed; otherwise null. */
  public LocalDate openDeadline() {
    boolean isOpen = standing.status() == Status.PENDING && standing.deadline() != null && !standing.overdue();
    return isOpen ? standing.deadline().last() : null;
  }

  /** The day that was told as the first on which an answer is late; null if none was. */
  LocalDate deadlinePassedOn() {
    return steps.stream()
        .filter(step -> step.type() == ChangeType.DEADLINE_PASSED)
        .map(Told::date)
        .findFirst()
        .orElse(null);
  }
}
