package fr.questeur.enrich;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import fr.questeur.contract.Event;
import fr.questeur.contract.Question;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;

/** Which of two states of the same question is the later one, so that any order of arrival ends in the same state. */
public final class Precedence {

  /**
   * The greater is the later. First what the documents say, then when they were observed:
   *
   * <ol>
   *   <li>the date of the latest event: a document that tells of a later day was made later, whatever the time on its
   *       file says, which copying and unpacking may have changed;
   *   <li>closed over pending: a withdrawal may be printed without a date, and no closed question reopens;
   *   <li>the number of events: an erratum or a change of attribution may be undated or of the same day;
   *   <li>the time it was observed, a missing one first;
   *   <li>the hash of the document, then its path: arbitrary, but the same everywhere.
   * </ol>
   *
   * Two states compare as equal only if they were read from the same bytes under the same path at the same time.
   */
  public static final Comparator<Question> OF_STATES =
      comparing(Precedence::latestEvent)
          .thenComparing(question -> question.status() != Status.PENDING)
          .thenComparing(question -> question.events().size())
          .thenComparing(Question::source, bySource());

  private Precedence() {}

  private static LocalDate latestEvent(Question question) {
    return question.events().stream()
        .map(Event::date)
        .filter(Objects::nonNull)
        .max(naturalOrder())
        .orElse(LocalDate.MIN);
  }

  private static Comparator<Source> bySource() {
    return comparing(Source::observedAt, nullsFirst(naturalOrder()))
        .thenComparing(Source::sha256, nullsFirst(naturalOrder()))
        .thenComparing(Source::path, nullsFirst(naturalOrder()));
  }
}
