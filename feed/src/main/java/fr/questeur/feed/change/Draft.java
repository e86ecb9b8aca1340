package fr.questeur.feed.change;

import fr.questeur.contract.Change;
import fr.questeur.contract.ChangeType;
import fr.questeur.contract.Deadline;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Question;
import fr.questeur.contract.Standing;
import fr.questeur.contract.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Writes the changes of one question one after the other, each with where the question stood before and after it. */
final class Draft {

  private final Question question;
  private final Standing end;
  private final Instant now;
  private final Standing begin;
  private final List<Step> steps = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private Standing standing;

  /**
   * A draft to be written once.
   *
   * @param known null if nothing was told yet
   * @param end where the question stands in the end
   */
  Draft(Known known, Question question, Standing end, Instant now) {
    this.begin = known == null ? null : known.standing();
    this.standing = begin;
    this.question = question;
    this.end = end;
    this.now = now;
  }

  List<Change> changes(Comparison comparison) {
    steps.addAll(comparison.known());
    comparison.moved().forEach(moved -> steps.add(moved.from()));
    steps.addAll(comparison.gone());
    comparison.gone().forEach(gone -> {
      steps.remove(gone);
      tell(ChangeType.RETRACTED, gone.type(), gone);
    });
    comparison.moved().forEach(moved -> {
      steps.set(steps.indexOf(moved.from()), moved.to());
      tell(ChangeType.REVISED, moved.to().type(), moved.to());
    });
    comparison.added().forEach(added -> {
      steps.add(added);
      tell(added.type(), null, added);
    });
    if (changes.isEmpty() && !end.saysTheSameAs(begin)) {
      changes.add(new Change(question.uid(), ChangeType.REVISED, null, null, now, null, null, begin, end));
    }
    endWhereTheQuestionStands();
    return changes;
  }

  private void tell(ChangeType type, ChangeType of, Step step) {
    Standing after = standing();
    changes.add(
        new Change(question.uid(), type, of, step.date(), now, step.part(), step.reason(), standing, after));
    standing = after;
  }

  /** What no step explains, such as another place of a ministry in the table, is part of the last change. */
  private void endWhereTheQuestionStands() {
    int last = changes.size() - 1;
    if (last >= 0) {
      Change change = changes.get(last);
      changes.set(
          last,
          new Change(
              change.uid(), change.type(), change.of(), change.occurredOn(), now, change.part(), change.reason(),
              change.before(), end));
    }
  }

  /** Where the steps so far leave the question. */
  private Standing standing() {
    Status status = status();
    boolean isAnswered = status == Status.ANSWERED;
    Ministry ministry = ministry();
    LocalDate signalled = last(ChangeType.SIGNALLED);
    Deadline deadline = question.deadline();
    return new Standing(
        status,
        ministry == null ? null : ministry.label(),
        ministry == null ? null : ministry.portfolio(),
        end.publishedOn(),
        signalled,
        isAnswered ? end.answeredOn() : null,
        switch (status) {
          case WITHDRAWN -> last(ChangeType.WITHDRAWN);
          case LAPSED -> last(ChangeType.LAPSED);
          case CLOSED_OTHERWISE -> last(ChangeType.CLOSED);
          default -> null;
        },
        deadline == null ? null : deadline.rule().deadline(end.publishedOn(), signalled),
        status == Status.PENDING && has(ChangeType.DEADLINE_PASSED),
        isAnswered ? end.responseDelay() : null);
  }

  /** An answer wins over an end without one, as where documents are read. */
  private Status status() {
    if (has(ChangeType.ANSWERED)) {
      return Status.ANSWERED;
    }
    if (has(ChangeType.LAPSED)) {
      return Status.LAPSED;
    }
    if (has(ChangeType.WITHDRAWN)) {
      return Status.WITHDRAWN;
    }
    return has(ChangeType.CLOSED) ? Status.CLOSED_OTHERWISE : Status.PENDING;
  }

  private Ministry ministry() {
    return steps.stream()
        .sorted(Life.inOrder(end.publishedOn()))
        .map(Step::ministry)
        .filter(Objects::nonNull)
        .reduce((one, next) -> next)
        .orElse(null);
  }

  private LocalDate last(ChangeType type) {
    return steps.stream()
        .filter(step -> step.type() == type && step.date() != null)
        .map(Step::date)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private boolean has(ChangeType type) {
    return steps.stream().anyMatch(step -> step.type() == type);
  }
}
