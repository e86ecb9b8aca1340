package fr.questeur.enrich.merge;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import fr.questeur.contract.Event;
import fr.questeur.contract.Question;
import fr.questeur.contract.Source;
import java.time.LocalDate;
import java.util.Comparator;

/** Which of two states of the same question is the later one, so that any order of arrival ends in the same state. */
final class Precedence {

  /**
   * The greater is the later. First what the documents say, then when they were observed:
   *
   * <ol>
   *   <li>answered over closed without an answer over pending: no closed question reopens, and an answer stands over
   *       any other end, as it does within one document;
   *   <li>the day before which the document cannot have been made: the latest that it tells of, or the first of its
   *       layout. What is on the file's clock says less, for copying and unpacking may have changed it. That a layout
   *       prints no signalement makes nothing it says older;
   *   <li>the layout, so that of two that tell the same state always the same one leads, however often either is
   *       fetched;
   *   <li>within a layout, the date of the latest event;
   *   <li>the number of events: an erratum or a change of attribution may be undated or of the same day;
   *   <li>the time it was observed, a missing one first;
   *   <li>the hash of the document, then its path: arbitrary, but the same everywhere.
   * </ol>
   *
   * Two states compare as equal only if they were read from the same bytes under the same path at the same time.
   */
  static final Comparator<Question> OF_STATES =
      comparing(Precedence::finality)
          .thenComparing(Precedence::notMadeBefore)
          .thenComparing(Precedence::layout)
          .thenComparing(Precedence::latestEvent)
          .thenComparing(question -> question.events().size())
          .thenComparing(Question::source, bySource());

  private static final Comparator<Question> OF_TELLING =
      comparing(Precedence::finality).thenComparing(Precedence::latestEvent);

  private Precedence() {}

  /** Whether the one tells of an earlier time than the other, whatever layouts and files they come from. */
  static boolean tellsOfEarlier(Question one, Question other) {
    return OF_TELLING.compare(one, other) < 0;
  }

  private static int finality(Question question) {
    return switch (question.status()) {
      case PENDING -> 0;
      case WITHDRAWN, LAPSED, CLOSED_OTHERWISE -> 1;
      case ANSWERED -> 2;
    };
  }

  private static Layout layout(Question question) {
    return Layout.of(question.source().layout());
  }

  private static LocalDate notMadeBefore(Question question) {
    LocalDate latest = latestEvent(question);
    LocalDate first = layout(question).inUseSince();
    return latest.isAfter(first) ? latest : first;
  }

  private static LocalDate latestEvent(Question question) {
    LocalDate latest = LocalDate.MIN;
    for (Event event : question.events()) {
      if (event.date() != null && event.date().isAfter(latest)) {
        latest = event.date();
      }
    }
    return latest;
  }

  private static Comparator<Source> bySource() {
    return comparing(Source::observedAt, nullsFirst(naturalOrder()))
        .thenComparing(Source::sha256, nullsFirst(naturalOrder()))
        .thenComparing(Source::path, nullsFirst(naturalOrder()));
  }
}
