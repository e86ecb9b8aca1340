package fr.questeur.feed.stream;

import fr.questeur.contract.Change;
import fr.questeur.contract.JournalOfficiel;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.kafka.BoundedConsumer;
import fr.questeur.contract.kafka.CloudEvent;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.TraceContext;
import fr.questeur.feed.change.Known;
import fr.questeur.feed.change.Telling;
import fr.questeur.streams.PromptCommit;
import fr.questeur.streams.TaskPulses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Tells what is new about questions: when another state of one comes in, and when the day of a deadline is over. What was
 * told is in the store {@code known}; the open deadlines are in {@code due}, by day, so that each look finds only those
 * that have passed. Both change in the transaction that tells, so nothing is told twice, nor forgotten.
 */
final class TellProcessor extends ContextualProcessor<String, byte[], String, Change> {

  static final Duration PERIOD = Duration.ofSeconds(10);

  private static final int MOST_KNOWN = 1024 * 1024;
  private static final byte[] MARK = new byte[0];
  /** The document that brought the change. Other headers of the state, such as the id of an event, are its own. */
  private static final List<String> ORIGIN =
      List.of(
          RecordHeaders.FILE_PATH, RecordHeaders.RAW_PARTITION, RecordHeaders.RAW_OFFSET, TraceContext.TRACEPARENT,
          TraceContext.TRACESTATE);

  private final Clock clock;
  private final FeedMeters meters;
  private final TaskPulses pulses;
  private KeyValueStore<String, Known> known;
  private KeyValueStore<String, byte[]> due;
  private PromptCommit commit;

  TellProcessor(Clock clock, FeedMeters meters, TaskPulses pulses) {
    this.clock = clock;
    this.meters = meters;
    this.pulses = pulses;
  }

  @Override
  public void init(ProcessorContext<String, Change> context) {
    super.init(context);
    pulses.begin(context);
    commit = PromptCommit.of(context);
    known = context.getStateStore(FeedTopology.KNOWN);
    due = context.getStateStore(FeedTopology.DUE);
    context.schedule(PERIOD, PunctuationType.WALL_CLOCK_TIME, this::onTime);
  }

  @Override
  public void process(Record<String, byte[]> state) {
    commit.record();
    Instant now = clock.instant();
    QuestionUid uid = uid(state.key());
    if (uid == null) {
      meters.unreadable(context().recordMetadata(), unreadable(state, "the key is not the uid of a question"));
      return;
    }
    Known before = known.get(state.key());
    Telling telling;
    try {
      telling = telling(uid, before, state, now);
    } catch (RuntimeException e) {
      // Not of our making, and a dead letter of the sink.
      meters.unreadable(context().recordMetadata(), unreadable(state, e.toString()));
      return;
    }
    meters.read(!telling.changes().isEmpty());
    tell(state.key(), before, telling, position(), state.headers());
  }

  /** Null if the key is none. */
  private static QuestionUid uid(String key) {
    try {
      return key == null ? null : QuestionUid.parse(key);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String unreadable(Record<String, byte[]> state, String why) {
    String reason = BoundedConsumer.unreadable(state.headers());
    return reason == null ? why : reason;
  }

  private static Telling telling(QuestionUid uid, Known before, Record<String, byte[]> state, Instant now) {
    if (state.value() == null) {
      return before == null ? new Telling(List.of(), null) : Telling.ofRemoval(uid, before, now);
    }
    Question question = QuestionJson.readOutline(state.value());
    if (!question.uid().equals(uid)) {
      throw new IllegalArgumentException("the key is not the uid " + question.uid());
    }
    Telling telling = Telling.of(before, question, today(now), now);
    // Each change says where the question stood before and after it.
    if (state.value().length > MOST_KNOWN && QuestionJson.write(telling.known()).length > MOST_KNOWN) {
      throw new IllegalArgumentException("more to tell than a record holds");
    }
    return telling;
  }

  private void onTime(long millis) {
    Instant now = clock.instant();
    LocalDate today = today(now);
    List<String> passed = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = due.range(null, today.toString())) {
      all.forEachRemaining(mark -> passed.add(mark.key));
    }
    for (String key : passed) {
      String uid = key.substring(key.indexOf(' ') + 1);
      Known before = known.get(uid);
      if (before == null || uid(uid) == null) {
        due.delete(key);
        continue;
      }
      Telling.ofDay(uid(uid), before, today, now).ifPresent(
          telling -> tell(uid, before, telling, uid + "-" + now.toEpochMilli(), null));
    }
  }

  /**
   * Tells what there is to tell.
   *
   * @param cause another for every state that comes in, and for every look at the deadlines
   * @param headers of the state; null if no state brought the changes
   */
  private void tell(String uid, Known before, Telling telling, String cause, Headers headers) {
    remember(uid, before, telling.known());
    List<Header> origin = headers == null ? List.of() : origin(headers);
    int index = 0;
    for (Change change : telling.changes()) {
      meters.told(change);
      Record<String, Change> record = record(uid, change);
      origin.forEach(record.headers()::add);
      CloudEvent.putChange(record.headers(), change, cause + "-" + index++);
      context().forward(record, FeedTopology.CHANGES);
    }
    telling.sum().ifPresent(sum -> context().forward(record(uid, sum), FeedTopology.MOVE));
  }

  private void remember(String uid, Known before, Known after) {
    String dueBefore = dueKey(uid, before);
    String dueAfter = dueKey(uid, after);
    if (dueBefore != null && !dueBefore.equals(dueAfter)) {
      due.delete(dueBefore);
    }
    if (dueAfter != null && !dueAfter.equals(dueBefore)) {
      due.put(dueAfter, MARK);
    }
    if (!Objects.equals(after, before)) {
      known.put(uid, after);
    }
  }

  private static Record<String, Change> record(String uid, Change change) {
    return new Record<>(uid, change, change.observedAt().toEpochMilli());
  }

  private static List<Header> origin(Headers headers) {
    return ORIGIN.stream().map(headers::lastHeader).filter(Objects::nonNull).toList();
  }

  /** Sorts by day: what was due before today comes before today itself, as text. */
  private static String dueKey(String uid, Known known) {
    LocalDate last = known == null ? null : known.openDeadline();
    return last == null ? null : last + " " + uid;
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, JournalOfficiel.ZONE);
  }

  /** Of the state that came in. */
  private String position() {
    return context().recordMetadata().map(at -> at.partition() + "-" + at.offset()).orElseThrow();
  }

  @Override
  public void close() {
    pulses.end(context().taskId());
  }
}
