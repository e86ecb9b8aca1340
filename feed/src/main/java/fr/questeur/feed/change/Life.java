package fr.questeur.feed.change;

import static java.util.Comparator.comparing;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.ChangeType;
import fr.questeur.contract.Deadline;
import fr.questeur.contract.Event;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Question;
import fr.questeur.contract.Standing;
import fr.questeur.contract.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All steps of a question in the order in which they happened: the events that documents print, those that follow from
 * its status although no document dates them, and the passing of its deadline.
 */
final class Life {

  private final Question question;
  private final Standing standing;
  private final List<Step> steps = new ArrayList<>();

  private Life(Question question, Known known, LocalDate today) {
    this.question = question;
    this.standing = Standing.of(question, today);
    steps.add(new Step(ChangeType.PUBLISHED, standing.publishedOn(), null, null, firstMinistry()));
    question.events().forEach(this::addPrinted);
    addUnprinted();
    addDeadline(known, today);
    steps.sort(inOrder(standing.publishedOn()));
  }

  /**
   * The steps of a question.
   *
   * @param known null for a question of which nothing was told
   * @param today in Paris
   */
  static List<Step> of(Question question, Known known, LocalDate today) {
    return new Life(question, known, today).steps;
  }

  /**
   * By date, and on one day as a question lives. What has no date comes last, but for a change of ministry: the one who
   * answers had charge before.
   *
   * @param published may be null
   */
  static Comparator<Step> inOrder(LocalDate published) {
    LocalDate first = published == null ? LocalDate.MIN : published;
    return comparing((Step step) -> step.type() != ChangeType.PUBLISHED)
        .thenComparing(step ->
            step.date() != null ? step.date() : step.type() == ChangeType.REATTRIBUTED ? first : LocalDate.MAX)
        .thenComparing(Step::type);
  }

  /** Where no ministry asked is printed, the one in charge is the only one known until another takes over. */
  private Ministry firstMinistry() {
    if (question.ministryAsked() != null) {
      return question.ministryAsked();
    }
    return question.attributions().isEmpty() ? null : question.attributions().get(0).ministry();
  }

  private void addPrinted(Event event) {
    ChangeType type = switch (event.type()) {
      case PUBLISHED -> null;
      case REMINDED -> ChangeType.REMINDED;
      case SIGNALLED -> ChangeType.SIGNALLED;
      case RENEWED -> ChangeType.RENEWED;
      case REATTRIBUTED -> ChangeType.REATTRIBUTED;
      case ANSWERED -> ChangeType.ANSWERED;
      case CORRECTED -> ChangeType.CORRECTED;
      case WITHDRAWN -> ChangeType.WITHDRAWN;
      case LAPSED -> ChangeType.LAPSED;
      case CLOSED -> ChangeType.CLOSED;
    };
    if (type != null) {
      Ministry ministry = type == ChangeType.REATTRIBUTED ? ministryFrom(event.date()) : null;
      steps.add(new Step(type, event.date(), event.part(), event.reason(), ministry));
    }
  }

  private Ministry ministryFrom(LocalDate date) {
    return date == null
        ? question.ministryInCharge()
        : question.attributions().stream()
            .filter(attribution -> date.equals(attribution.date()))
            .map(Attribution::ministry)
            .reduce(null, (one, other) -> other == null ? one : other);
  }

  private void addUnprinted() {
    if (!has(ChangeType.REATTRIBUTED) && !isInChargeFromTheFirst()) {
      steps.add(new Step(ChangeType.REATTRIBUTED, null, null, null, question.ministryInCharge()));
    }
    ChangeType end = switch (standing.status()) {
      case PENDING -> null;
      case ANSWERED -> ChangeType.ANSWERED;
      case WITHDRAWN -> ChangeType.WITHDRAWN;
      case LAPSED -> ChangeType.LAPSED;
      case CLOSED_OTHERWISE -> ChangeType.CLOSED;
    };
    if (end != null && !has(end)) {
      steps.add(new Step(end, standing.answeredOn(), null, null, null));
    }
  }

  private boolean isInChargeFromTheFirst() {
    Ministry first = firstMinistry();
    Ministry inCharge = question.ministryInCharge();
    return inCharge == null || first != null && first.portfolio().equals(inCharge.portfolio());
  }

  private boolean has(ChangeType type) {
    return steps.stream().anyMatch(step -> step.type() == type);
  }

  /** Once told it stays, unless it is certain that it did not pass: an undated end and a clock behind are no reason. */
  private void addDeadline(Known known, LocalDate today) {
    if (question.deadline() == null) {
      return;
    }
    if (hasPassed(question.deadline(), known, today)) {
      LocalDate firstLateDay = question.deadline().last().plusDays(1);
      steps.add(new Step(ChangeType.DEADLINE_PASSED, firstLateDay, null, null, null));
    }
  }

  private boolean hasPassed(Deadline deadline, Known known, LocalDate today) {
    boolean isTold = known != null && deadline.last().plusDays(1).equals(known.deadlinePassedOn());
    if (standing.status() == Status.PENDING) {
      // Two machines at midnight: the day of one may be over before that of the other.
      boolean isOverElsewhere = isTold && known.standing().overdue();
      return deadline.daysPast(today) > (isOverElsewhere ? -1 : 0);
    }
    LocalDate end = standing.status() == Status.ANSWERED ? standing.answeredOn() : standing.closedOn();
    return end == null ? isTold : deadline.daysPast(end) > 0;
  }
}
