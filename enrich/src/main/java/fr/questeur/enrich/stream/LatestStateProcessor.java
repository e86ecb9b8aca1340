package fr.questeur.enrich.stream;

import static fr.questeur.enrich.stream.EnrichOutcome.ENRICHED;
import static fr.questeur.enrich.stream.EnrichOutcome.SUPERSEDED;
import static fr.questeur.enrich.stream.EnrichOutcome.UNCHANGED;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Books;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.enrich.merge.Contributions;
import fr.questeur.enrich.parse.common.Budget;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import fr.questeur.streams.TaskPulses;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Passes on what is known of a question whenever a document has it say something else. The store holds the latest state
 * that each layout tells, one a line ({@link JsonLines}); what is passed on is what they say together, so it ends the
 * same in whatever order they come. A document that says nothing new is kept as the later witness of what it says, and
 * not passed on: the sources in {@code questions.enriched} say all of it, but need not be the latest that do.
 */
final class LatestStateProcessor extends BookedProcessor {

  /** Of the JSON of a question, up to its uid. */
  private static final String BEGINNING = "{\"schemaVersion\":%d,\"uid\":\"".formatted(Question.SCHEMA_VERSION);

  private final EnrichMeters meters;
  private final StatePartitioner partitioner;
  private KeyValueStore<String, byte[]> latest;

  LatestStateProcessor(EnrichMeters meters, TaskPulses pulses, CrashGuard guard, StatePartitioner partitioner) {
    super(Books.LATEST, pulses, guard);
    this.meters = meters;
    this.partitioner = partitioner;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    latest = context.getStateStore(EnrichTopology.LATEST);
    if (!book().has(Books.QUESTIONS)) {
      countQuestions();
    }
    keepPartitions();
  }

  /** The first time there may be more partitions than states were written to is after this. */
  private void keepPartitions() {
    if (!book().has(Books.ENRICHED_PARTITIONS) && partitioner.partitionsNow() > 0) {
      book().add(Books.ENRICHED_PARTITIONS, partitioner.partitionsNow());
    }
    if (book().has(Books.ENRICHED_PARTITIONS)) {
      partitioner.restrict((int) book().get(Books.ENRICHED_PARTITIONS));
    }
  }

  /** The first time after an upgrade from a version without books; later there is nothing to count. */
  private void countQuestions() {
    try (KeyValueIterator<String, byte[]> questions = latest.all()) {
      for (; questions.hasNext(); questions.next()) {
        book().add(Books.QUESTIONS, 1);
      }
    }
  }

  @Override
  protected String end(Record<String, byte[]> candidate) {
    refuseForeign(candidate);
    byte[] known = latest.get(candidate.key());
    EnrichOutcome outcome = known == null ? first(candidate) : further(JsonLines.split(known), candidate);
    meters.read(outcome, candidate.key(), RecordHeaders.text(candidate.headers(), RecordHeaders.FILE_PATH));
    return outcome.code();
  }

  /** What the step before has written says where it is from; whatever else is in the topic may be anything. */
  private static void refuseForeign(Record<String, byte[]> candidate) {
    if (candidate.key() == null || candidate.value() == null || !isOurs(candidate) && !isQuestion(candidate)) {
      throw new RejectedDocumentException(
          DeadLetterReason.NOT_A_QUESTION, "a record of another producer in a topic of enrich's own");
    }
  }

  /** Cheap: nothing is parsed. */
  private static boolean isOurs(Record<String, byte[]> candidate) {
    byte[] beginning = (BEGINNING + candidate.key() + '"').getBytes(StandardCharsets.UTF_8);
    byte[] value = candidate.value();
    return candidate.headers().lastHeader(RecordHeaders.RAW_OFFSET) != null
        && value.length > beginning.length
        && value[value.length - 1] == '}'
        && Arrays.equals(value, 0, beginning.length, beginning, 0, beginning.length);
  }

  private static boolean isQuestion(Record<String, byte[]> candidate) {
    try {
      return QuestionJson.read(candidate.value()) != null;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** By far the most frequent: nothing is read again. */
  private EnrichOutcome first(Record<String, byte[]> candidate) {
    latest.put(candidate.key(), candidate.value());
    book().add(Books.QUESTIONS, 1);
    context().forward(candidate);
    return ENRICHED;
  }

  private EnrichOutcome further(List<byte[]> lines, Record<String, byte[]> candidate) {
    Contributions before = new Contributions(lines.stream().map(QuestionJson::read).toList());
    Question state = QuestionJson.read(candidate.value());
    Contributions after = isReplay(candidate) ? before.withReread(state) : before.with(state);
    boolean isNews = after != before && !after.merged().saysTheSameAs(before.merged());
    boolean isPassedOn = isNews || isReplay(candidate);
    byte[] merged = isPassedOn ? write(after.merged(), state, candidate.value()) : null;
    Budget.QUESTION_BYTES.check(merged == null ? 0 : merged.length);
    if (after != before) {
      JsonLines.put(lines, before.placeOf(state), candidate.value());
      Budget.STATES_BYTES.check(lines.stream().mapToLong(line -> line.length + 1L).sum());
      latest.put(candidate.key(), JsonLines.join(lines));
    }
    if (isPassedOn) {
      context().forward(candidate.withValue(merged));
      return ENRICHED;
    }
    return before.outdate(state) ? SUPERSEDED : UNCHANGED;
  }

  /** A state that the sink could not store goes to it again, though nothing in it is new. */
  private static boolean isReplay(Record<String, byte[]> candidate) {
    return candidate.headers().lastHeader(RecordHeaders.REPLAY) != null;
  }

  /** What is nothing but the candidate has its bytes already. */
  private static byte[] write(Question merged, Question candidate, byte[] json) {
    return merged == candidate ? json : QuestionJson.write(merged);
  }
}
