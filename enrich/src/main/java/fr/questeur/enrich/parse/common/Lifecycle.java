package fr.questeur.enrich.parse.common;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * The life of a question from the steps that a document tells.
 *
 * @param published never null, and never without its date
 * @param answered the first answer; null if none is told. Its date may be null
 * @param status where the question stands
 * @param events all steps in order of their dates, undated ones last
 */
public record Lifecycle(Event published, Event answered, Status status, List<Event> events) {

  /** By date; on one day, as a question lives. */
  public static final Comparator<Event> IN_ORDER =
      Comparator.comparing(Event::date, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Event::type);

  private static final List<EventType> ENDS = List.of(EventType.WITHDRAWN, EventType.LAPSED, EventType.CLOSED);

  /** What happens once. It may be told twice, if both say the same. */
  public static final Set<EventType> ONCE =
      Set.of(EventType.PUBLISHED, EventType.WITHDRAWN, EventType.LAPSED, EventType.CLOSED);

  /**
   * Puts a life together. An answer wins over an end without one.
   *
   * @param told in any order
   * @param hasAnswer whether the document holds the text of an answer
   * @throws RejectedDocumentException if the publication is not told, or the dates cannot be true together
   */
  public static Lifecycle of(List<Event> told, QuestionType type, boolean hasAnswer) {
    List<Event> answers = all(told, EventType.ANSWERED);
    Event answered = answers.isEmpty() ? null : Collections.min(answers, IN_ORDER);
    Event published = once(told, EventType.PUBLISHED);
    if ((published == null || published.date() == null) && type == QuestionType.QG && answered != null) {
      // Put and answered in the same session: pages print only one date.
      published = Event.of(EventType.PUBLISHED, answered.date());
    }
    if (published == null || published.date() == null) {
      throw new RejectedDocumentException(INCOMPLETE, "not printed: the date on which the question was published");
    }
    Set<Event> events = new LinkedHashSet<>(told);
    events.removeIf(event -> ONCE.contains(event.type()));
    events.add(published);
    for (EventType end : ENDS) {
      Event only = once(told, end);
      if (only != null) {
        events.add(only);
      }
    }
    refuseEventsBefore(published.date(), events);
    List<Event> inOrder = new ArrayList<>(events);
    inOrder.sort(IN_ORDER);
    return new Lifecycle(
        published,
        answered,
        answered != null || hasAnswer ? Status.ANSWERED : statusWithoutAnswer(events),
        List.copyOf(inOrder));
  }

  /**
   * For layouts that can tell only one answer: merges those told.
   *
   * @throws RejectedDocumentException if they have different dates
   */
  public static List<Event> withOneAnswer(List<Event> told) {
    Event only = once(told, EventType.ANSWERED);
    List<Event> merged = new ArrayList<>(told);
    merged.removeIf(event -> event.type() == EventType.ANSWERED);
    if (only != null) {
      merged.add(only);
    }
    return merged;
  }

  private static Status statusWithoutAnswer(Set<Event> events) {
    if (isTold(events, EventType.LAPSED)) {
      return Status.LAPSED;
    }
    if (isTold(events, EventType.WITHDRAWN)) {
      return Status.WITHDRAWN;
    }
    return isTold(events, EventType.CLOSED) ? Status.CLOSED_OTHERWISE : Status.PENDING;
  }

  private static boolean isTold(Collection<Event> told, EventType type) {
    return !all(told, type).isEmpty();
  }

  private static List<Event> all(Collection<Event> told, EventType type) {
    List<Event> found = List.of();
    for (Event event : told) {
      if (event.type() == type) {
        found = found.isEmpty() ? new ArrayList<>(2) : found;
        found.add(event);
      }
    }
    return found;
  }

  private static Event once(List<Event> told, EventType type) {
    List<Event> found = all(told, type);
    if (found.size() < 2) {
      return found.isEmpty() ? null : onceTold(found.get(0));
    }
    List<LocalDate> dates = found.stream().map(Event::date).filter(Objects::nonNull).distinct().toList();
    if (dates.size() > 1) {
      throw new RejectedDocumentException(
          CONTRADICTORY, "two dates, %s and %s, for one step: %s".formatted(dates.get(0), dates.get(1), type.code()));
    }
    return new Event(
        type, dates.isEmpty() ? null : dates.get(0), first(found, Event::page), null, first(found, Event::reason));
  }

  /** What happens once has no part of its own. */
  private static Event onceTold(Event event) {
    return event.part() == null ? event : new Event(event.type(), event.date(), event.page(), null, event.reason());
  }

  private static <T> T first(List<Event> events, Function<Event, T> part) {
    return events.stream().map(part).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** A change of attribution alone may be older: a government can change between deposit and publication. */
  private static void refuseEventsBefore(LocalDate published, Set<Event> events) {
    for (Event event : events) {
      if (event.type() != EventType.REATTRIBUTED && event.date() != null && event.date().isBefore(published)) {
        throw new RejectedDocumentException(
            CONTRADICTORY,
            "%s on %s, before the question was published on %s"
                .formatted(event.type().code(), event.date(), published));
      }
    }
  }
}
