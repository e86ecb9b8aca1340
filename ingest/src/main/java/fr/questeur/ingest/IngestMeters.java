package fr.questeur.ingest;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.stage.MeterNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * What ingest counts: {@code questeur.found}, {@link MeterNames#DOCUMENTS} by fate, {@link MeterNames#DEAD_LETTERS},
 * {@code questeur.published} (bytes), and what waits in the folders: {@code questeur.inbox.files}, {@code .bytes} and
 * {@code .oldest}. Found = the sum of documents over all fates + those that wait; {@link MeterNames#UNACCOUNTED} tells
 * any difference. Written by one thread, read by any.
 */
final class IngestMeters {

  private static final String INGEST = "ingest";

  private record Waiting(long bytes, Instant since) {}

  private final MeterRegistry registry;
  private final Clock clock;
  private final Counter found;
  private final Counter published;
  private final Map<FileFate, Counter> fates = new EnumMap<>(FileFate.class);
  private final Map<DeadLetterReason, Counter> letters = new EnumMap<>(DeadLetterReason.class);
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

  IngestMeters(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    found = Counter.builder("questeur.found").description("Files, and documents in files, found").register(registry);
    published =
        Counter.builder("questeur.published")
            .baseUnit("bytes")
            .description("Bytes of documents published")
            .register(registry);
    for (FileFate fate : FileFate.values()) {
      Counter counter =
          Counter.builder(MeterNames.DOCUMENTS)
              .tags(MeterNames.STAGE, INGEST, MeterNames.FATE, fate.code())
              .description("Documents by what became of them")
              .register(registry);
      fates.put(fate, counter);
    }
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      Counter counter =
          Counter.builder(MeterNames.DEAD_LETTERS)
              .tags(MeterNames.STAGE, INGEST, MeterNames.REASON, reason.code())
              .description("Dead letters by reason")
              .register(registry);
      letters.put(reason, counter);
    }
    gauge("questeur.inbox.files", null, "Files found that have no fate yet", each -> each.waiting.size());
    gauge("questeur.inbox", "bytes", "Their bytes", IngestMeters::waitingBytes);
    gauge("questeur.inbox.oldest", "seconds", "How long the oldest of them has waited", IngestMeters::oldestSeconds);
    Gauge.builder(MeterNames.UNACCOUNTED, this, IngestMeters::unaccounted)
        .tag(MeterNames.STEP, "inbox")
        .description("Documents that should have come through a step and have not, or have twice")
        .strongReference(true)
        .register(registry);
  }

  private void gauge(String name, String unit, String description, ToDoubleFunction<IngestMeters> value) {
    Gauge.builder(name, this, value).baseUnit(unit).description(description).strongReference(true).register(registry);
  }

  /** Returns false if it waits already. */
  synchronized boolean waits(String place, long bytes) {
    boolean isNew = waiting.putIfAbsent(place, new Waiting(Math.max(0, bytes), clock.instant())) == null;
    if (isNew) {
      found.increment();
    }
    return isNew;
  }

  /** Returns whether it did not wait before: it is found now. */
  synchronized boolean ends(String place, FileFate fate) {
    boolean isNew = waiting.remove(place) == null;
    if (isNew) {
      found.increment();
    }
    fates.get(fate).increment();
    return isNew;
  }

  /** A member of a file, found now. */
  synchronized void memberEnds(FileFate fate) {
    found.increment();
    fates.get(fate).increment();
  }

  void published(long bytes) {
    published.increment(bytes);
  }

  void deadLetter(DeadLetterReason reason) {
    letters.get(reason).increment();
  }

  private double waitingBytes() {
    return waiting.values().stream().mapToLong(Waiting::bytes).sum();
  }

  private double oldestSeconds() {
    Instant now = clock.instant();
    return waiting.values().stream()
        .map(Waiting::since)
        .min(Instant::compareTo)
        .map(oldest -> Math.max(0, Duration.between(oldest, now).toMillis()) / 1000.0)
        .orElse(0.0);
  }

  private synchronized double unaccounted() {
    return found.count() - waiting.size() - fates.values().stream().mapToDouble(Counter::count).sum();
  }
}
