package fr.questeur.enrich.parse;

import static fr.questeur.contract.DeadLetterReason.CONTRADICTORY;
import static fr.questeur.contract.DeadLetterReason.INCOMPLETE;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Part;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * The life of a question from the dates printed.
 *
 * @param published never null
 * @param answered null if no date of an answer is printed
 */
record Lifecycle(DateLine published, DateLine answered, Status status, List<Event> events) {

  /** By date; on one day, as a question lives. */
  private static final Comparator<Event> IN_ORDER =
      Comparator.comparing(Event::date, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Event::type);

  /**
   * Reads a life.
   *
   * @param hasAnswer whether the document holds the text of an answer
   * @throws RejectedDocumentException if the publication is not printed, or the dates cannot be true together
   */
  static Lifecycle of(List<DateLine> lines, QuestionType type, boolean hasAnswer) {
    DateLine answered = single(lines, HeaderLabel.ANSWER_PUBLISHED);
    DateLine published = single(lines, HeaderLabel.QUESTION_PUBLISHED);
    if (published == null && type == QuestionType.QG && answered != null) {
      // Put and answered in the same session: pages print only one date.
      published = new DateLine(HeaderLabel.QUESTION_PUBLISHED, answered.date(), null, null);
    }
    if (published == null) {
      throw new RejectedDocumentException(INCOMPLETE, "not printed: the date on which the question was published");
    }
    DateLine withdrawn = single(lines, HeaderLabel.WITHDRAWN);
    Set<Event> events = new LinkedHashSet<>();
    List<DateLine> all = new ArrayList<>(lines);
    all.removeIf(line -> isSingle(line.label()));
    all.addAll(Arrays.asList(published, answered, withdrawn));
    all.stream().filter(Objects::nonNull).map(Lifecycle::event).forEach(events::add);
    refuseEventsBefore(published.date(), events);
    return new Lifecycle(
        published,
        answered,
        status(answered != null || hasAnswer, withdrawn),
        events.stream().sorted(IN_ORDER).toList());
  }

  private static Status status(boolean isAnswered, DateLine withdrawn) {
    if (isAnswered) {
      return Status.ANSWERED;
    }
    if (withdrawn == null) {
      return Status.PENDING;
    }
    return endOf(withdrawn) == EventType.LAPSED ? Status.LAPSED : Status.WITHDRAWN;
  }

  private static EventType endOf(DateLine withdrawn) {
    boolean lapsed = withdrawn.reason() != null && Vocabulary.isEndOfMandate(withdrawn.reason());
    return lapsed ? EventType.LAPSED : EventType.WITHDRAWN;
  }

  private static Event event(DateLine line) {
    return switch (line.label()) {
      case QUESTION_PUBLISHED -> event(line, EventType.PUBLISHED, null);
      case ANSWER_PUBLISHED -> event(line, EventType.ANSWERED, null);
      case WITHDRAWN -> event(line, endOf(line), null);
      case REATTRIBUTED -> event(line, EventType.REATTRIBUTED, null);
      case SIGNALLED -> event(line, EventType.SIGNALLED, null);
      case RENEWED -> event(line, EventType.RENEWED, null);
      case QUESTION_CORRECTED -> event(line, EventType.CORRECTED, Part.QUESTION);
      case ANSWER_CORRECTED -> event(line, EventType.CORRECTED, Part.ANSWER);
      default -> throw new IllegalArgumentException("not dated: " + line.label());
    };
  }

  private static Event event(DateLine line, EventType type, Part part) {
    return new Event(type, line.date(), line.page(), part, line.reason());
  }

  /** What happens once. It may be printed twice, if both say the same. */
  private static boolean isSingle(HeaderLabel label) {
    return label == HeaderLabel.QUESTION_PUBLISHED
        || label == HeaderLabel.ANSWER_PUBLISHED
        || label == HeaderLabel.WITHDRAWN;
  }

  private static DateLine single(List<DateLine> lines, HeaderLabel label) {
    List<DateLine> found = lines.stream().filter(line -> line.label() == label).toList();
    if (found.isEmpty()) {
      return null;
    }
    List<LocalDate> dates = found.stream().map(DateLine::date).filter(Objects::nonNull).distinct().toList();
    if (dates.size() > 1) {
      throw new RejectedDocumentException(
          CONTRADICTORY, "two dates, %s and %s, for one step: %s".formatted(dates.get(0), dates.get(1), label));
    }
    return new DateLine(
        label, dates.isEmpty() ? null : dates.get(0), first(found, DateLine::page), first(found, DateLine::reason));
  }

  private static <T> T first(List<DateLine> lines, Function<DateLine, T> part) {
    return lines.stream().map(part).filter(Objects::nonNull).findFirst().orElse(null);
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
