package fr.questeur.contract.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records that a reader skips because no part of Questeur can have written them: each is counted, and there is one
 * warning a minute for each topic. Thread-safe.
 */
public final class ForeignRecords {

  private static final Logger log = LoggerFactory.getLogger(ForeignRecords.class);
  private static final long PERIOD_NANOS = Duration.ofMinutes(1).toNanos();

  private final Consumer<String> counter;
  private final LongSupplier nanoTime;
  private final Map<String, Silence> silences = new HashMap<>();

  /** After a warning: until when there is no other, and what was skipped meanwhile. */
  private static final class Silence {
    long end;
    long skipped;
  }

  /**
   * Skipped records that are counted.
   *
   * @param counter takes the topic of each
   */
  public ForeignRecords(Consumer<String> counter) {
    this(counter, System::nanoTime);
  }

  ForeignRecords(Consumer<String> counter, LongSupplier nanoTime) {
    this.counter = counter;
    this.nanoTime = nanoTime;
  }

  /** Skipped records of a command, which counts none but warns. */
  public static ForeignRecords uncounted() {
    return new ForeignRecords(topic -> {});
  }

  /** A record is skipped. */
  public void skip(ConsumerRecord<?, ?> record, String why) {
    skip(record.topic(), record.partition(), record.offset(), why);
  }

  /**
   * A record is skipped.
   *
   * @param why in a phrase, for the operator
   */
  public void skip(String topic, int partition, long offset, String why) {
    counter.accept(topic);
    if (mayWarn(topic)) {
      log.warn("Skipped a record of another producer, {}-{} at offset {}: {}", topic, partition, offset, why);
    }
  }

  /**
   * A record is skipped, of which the place is not known.
   *
   * @param why in a phrase, for the operator
   */
  public void skip(String topic, String why) {
    counter.accept(topic);
    if (mayWarn(topic)) {
      log.warn("Skipped a record of another producer in {}: {}", topic, why);
    }
  }

  private synchronized boolean mayWarn(String topic) {
    long now = nanoTime.getAsLong();
    Silence silence = silences.get(topic);
    if (silence != null && now - silence.end < 0) {
      silence.skipped++;
      return false;
    }
    if (silence == null) {
      silence = new Silence();
      silences.put(topic, silence);
    } else if (silence.skipped > 0) {
      log.warn("Skipped {} more records of other producers in {}", silence.skipped, topic);
    }
    silence.end = now + PERIOD_NANOS;
    silence.skipped = 0;
    return true;
  }
}
