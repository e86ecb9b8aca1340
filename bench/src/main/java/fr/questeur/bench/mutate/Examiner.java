package fr.questeur.bench.mutate;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Event;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.enrich.Enricher;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads any bytes and checks what must hold of every document: it is refused with a reason or read in time, and what is
 * read is in the bytes. Has no state and may be used by several threads.
 */
public final class Examiner {

  /** Shorter ones may be put together of parts in ways that a word by itself does not show. */
  private static final int SHORTEST_WORD = 6;

  private static final int PLACES = 4;
  private static final Instant OBSERVED = Instant.EPOCH;

  private final Enricher enricher = new Enricher();
  private final Duration limit;
  private final Duration limitPerMegabyte;

  /** With the time that a document may take, whatever its size, and for each megabyte. */
  public Examiner(Duration limit, Duration limitPerMegabyte) {
    this.limit = limit;
    this.limitPerMegabyte = limitPerMegabyte;
  }

  /**
   * What became of a document.
   *
   * @param outcome the status of the question read, or the reason of the rejection
   * @param violations in words; empty if all is well
   */
  public record Verdict(String outcome, List<String> violations, Duration took) {}

  public Verdict examine(byte[] bytes) {
    List<String> violations = new ArrayList<>();
    long start = System.nanoTime();
    Question question = null;
    String outcome;
    try {
      question = enricher.enrich(bytes, "mutant", OBSERVED);
      outcome = question.status().code();
    } catch (RejectedDocumentException e) {
      outcome = e.reason().code();
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        violations.add("rejected without a message");
      }
    } catch (RuntimeException | StackOverflowError e) {
      outcome = "crash";
      violations.add("crash: " + e + at(e));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (took.compareTo(limit(bytes)) > 0 && tookAgain(bytes).compareTo(limit(bytes)) > 0) {
      violations.add("slow: %d ms for %,d bytes".formatted(took.toMillis(), bytes.length));
    }
    if (question != null) {
      check(bytes, question, violations);
    }
    return new Verdict(outcome, violations, took);
  }

  Duration limit(byte[] bytes) {
    return limit.plus(limitPerMegabyte.multipliedBy(bytes.length / 1_000_000));
  }

  /** Once more: the machine may have been busy with something else. */
  private Duration tookAgain(byte[] bytes) {
    long start = System.nanoTime();
    try {
      enricher.enrich(bytes, "mutant", OBSERVED);
    } catch (RuntimeException | StackOverflowError e) {
      return Duration.ofNanos(System.nanoTime() - start);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void check(byte[] bytes, Question question, List<String> violations) {
    Evidence evidence = new Evidence(bytes);
    for (LocalDate date : dates(question)) {
      if (!evidence.prints(date)) {
        violations.add("invented date: " + date);
      }
    }
    if (!evidence.printsNumber(question.number())) {
      violations.add("invented number: " + question.number());
    }
    texts(question)
        .forEach(
            text -> {
              List<String> words = evidence.wordsNotPrinted(text, SHORTEST_WORD);
              if (!words.isEmpty()) {
                violations.add("invented words: " + words);
              }
            });
    if (!question.equals(QuestionJson.read(QuestionJson.write(question)))) {
      violations.add("not the same after JSON");
    }
  }

  private static Set<LocalDate> dates(Question question) {
    Set<LocalDate> dates = new LinkedHashSet<>();
    publications(question).map(Publication::date).forEach(dates::add);
    question.events().stream().map(Event::date).forEach(dates::add);
    question.attributions().stream().map(Attribution::date).forEach(dates::add);
    dates.removeIf(Objects::isNull);
    return dates;
  }

  private static Stream<String> texts(Question question) {
    return publications(question).map(Publication::text).filter(Objects::nonNull);
  }

  private static Stream<Publication> publications(Question question) {
    return Stream.concat(
            Stream.of(question.question()),
            Stream.concat(Stream.ofNullable(question.answer()), question.laterAnswers().stream()))
        .filter(Objects::nonNull);
  }

  /** The innermost places of our own: where a library throws says little. */
  private static String at(Throwable error) {
    return Arrays.stream(error.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("fr.questeur."))
        .limit(PLACES)
        .map(frame -> "\n    at " + frame)
        .collect(Collectors.joining());
  }
}
