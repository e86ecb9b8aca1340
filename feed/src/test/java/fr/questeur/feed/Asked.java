package fr.questeur.feed;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Deadline;
import fr.questeur.contract.DeadlineRule;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.ResponseDelay;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A question to test with, and what becomes of it. */
public record Asked(
    QuestionUid uid, LocalDate published, Ministry ministry, List<Attribution> changes, List<Event> events) {

  public static final Ministry SEA = new Ministry("Mer", "mer");
  public static final Ministry HEALTH = new Ministry("Santé", "sante");

  public Asked {
    changes = List.copyOf(changes);
    events = List.copyOf(events);
  }

  public static Asked on(LocalDate published) {
    return on(QuestionUid.of(17, QuestionType.QE, 1), published);
  }

  public static Asked on(QuestionUid uid, LocalDate published) {
    return new Asked(uid, published, SEA, List.of(), List.of());
  }

  /** It happened, too. */
  public Asked and(EventType type, LocalDate date) {
    return and(Event.of(type, date));
  }

  public Asked and(Event event) {
    List<Event> more = new ArrayList<>(events);
    more.add(event);
    return new Asked(uid, published, ministry, changes, more);
  }

  public Asked to(Ministry other, LocalDate date) {
    List<Attribution> more = new ArrayList<>(changes);
    more.add(new Attribution(other, date));
    return new Asked(uid, published, ministry, more, events).and(EventType.REATTRIBUTED, date);
  }

  public Asked of(Ministry asked) {
    return new Asked(uid, published, asked, changes, events);
  }

  public Asked publishedOn(LocalDate date) {
    return new Asked(uid, date, ministry, changes, events);
  }

  public Asked numbered(int number) {
    return new Asked(QuestionUid.of(uid.legislature(), uid.type(), number), published, ministry, changes, events);
  }

  public Question question() {
    List<Event> life = new ArrayList<>(List.of(Event.of(EventType.PUBLISHED, published)));
    life.addAll(events);
    Event answered = events.stream().filter(event -> event.type() == EventType.ANSWERED).findFirst().orElse(null);
    LocalDate signalled =
        events.stream().filter(event -> event.type() == EventType.SIGNALLED).map(Event::date)
            .max(LocalDate::compareTo).orElse(null);
    Deadline deadline =
        uid.type() == QuestionType.QE ? DeadlineRule.inForceOn(published).deadline(published, signalled) : null;
    List<Attribution> attributions = new ArrayList<>(List.of(new Attribution(ministry, published)));
    attributions.addAll(changes);
    return new Question(
        uid, status(), null, ministry, attributions, new Heading(null, null, List.of()),
        new Publication("?", published, null),
        answered == null ? null : new Publication("!", answered.date(), null),
        life, deadline,
        answered == null || answered.date() == null
            ? null
            : ResponseDelay.between(published, answered.date(), deadline),
        new Source("a.txt", "text", "00", Instant.EPOCH));
  }

  private Status status() {
    Status status = Status.PENDING;
    for (Event event : events) {
      status = switch (event.type()) {
        case ANSWERED -> Status.ANSWERED;
        case WITHDRAWN -> status == Status.ANSWERED ? status : Status.WITHDRAWN;
        case LAPSED -> status == Status.ANSWERED ? status : Status.LAPSED;
        case CLOSED -> status == Status.PENDING ? Status.CLOSED_OTHERWISE : status;
        default -> status;
      };
    }
    return status;
  }
}
