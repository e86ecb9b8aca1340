package fr.questeur.feed.change;

import fr.questeur.contract.Change;
import fr.questeur.contract.ChangeType;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Standing;
import fr.questeur.contract.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What there is to tell of a question.
 *
 * @param changes in their order; empty if nothing has changed
 * @param known what has been told when they are; null if there is no question any more
 */
public record Telling(List<Change> changes, Known known) {

  public Telling {
    changes = List.copyOf(changes);
  }

  /**
   * Compares the latest state of a question with what was told of it. First what never happened is retracted, then what
   * has another date is revised, then what is new is told in the order in which it happened.
   *
   * @param known null if nothing was told yet: then all its life is
   * @param today in Paris
   * @param now when the changes are observed
   */
  public static Telling of(Known known, Question question, LocalDate today, Instant now) {
    List<Step> life = Life.of(question, known, today);
    Comparison comparison = Comparison.of(known == null ? List.of() : known.steps(), life);
    boolean isOverdue =
        question.status() == Status.PENDING
            && life.stream().anyMatch(step -> step.type() == ChangeType.DEADLINE_PASSED);
    Standing end = Standing.of(question, today).withOverdue(isOverdue);
    List<Change> changes = new Draft(known, question, end, now).changes(comparison);
    // Told without a change: only the spelling of the ministry is another, and the next change brings it.
    Standing standing = changes.isEmpty() ? known.standing() : end;
    return new Telling(changes, new Known(life.stream().map(Step::told).toList(), standing));
  }

  /** All changes in one, from where the question stood to where it stands now; empty if there are none. */
  public Optional<Change> sum() {
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    Change last = changes.get(changes.size() - 1);
    return Optional.of(
        new Change(
            last.uid(), last.type(), last.of(), last.occurredOn(), last.observedAt(), last.part(), last.reason(),
            changes.get(0).before(), last.after()));
  }

  /** A deadline has passed, if one is open and it has. */
  public static Optional<Telling> ofDay(QuestionUid uid, Known known, LocalDate today, Instant now) {
    LocalDate last = known.openDeadline();
    if (last == null || !today.isAfter(last)) {
      return Optional.empty();
    }
    Told passed = new Told(ChangeType.DEADLINE_PASSED, last.plusDays(1), null);
    Standing after = known.standing().withOverdue(true);
    List<Told> steps = new ArrayList<>(known.steps());
    steps.add(passed);
    Change change =
        new Change(uid, passed.type(), null, passed.date(), now, null, null, known.standing(), after);
    return Optional.of(new Telling(List.of(change), new Known(steps, after)));
  }

  /** The question itself is taken back: a tombstone. */
  public static Telling ofRemoval(QuestionUid uid, Known known, Instant now) {
    Change change =
        new Change(
            uid, ChangeType.RETRACTED, ChangeType.PUBLISHED, known.standing().publishedOn(), now, null, null,
            known.standing(), null);
    return new Telling(List.of(change), null);
  }
}
