package fr.questeur.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is found and what became of it, and says each once. Meters: {@code questeur.ingest.found},
 * {@code questeur.ingest.files} by {@code outcome}, {@code questeur.ingest.waiting}, {@code questeur.ingest.bytes}
 * (published). Whenever nothing moves, found = the
 * sum of files over all outcomes + waiting.
 *
 * <p>Ignored and unreadable things stay where they are and are found at every scan; they are remembered as long as they
 * are, and said only when that changes. Used by one thread; the meters by any.
 */
final class Fates {

  private static final Logger log = LoggerFactory.getLogger(Fates.class);

  private record Lasting(FileFate fate, int scan) {}

  private final IngestListener listener;
  private final Counter found;
  private final Counter bytes;
  private final Map<FileFate, Counter> files = new EnumMap<>(FileFate.class);
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final Map<String, Lasting> lasting = new HashMap<>();
  private int scan;

  Fates(MeterRegistry registry, IngestListener listener) {
    this.listener = listener;
    found = Counter.builder("questeur.ingest.found").description("Files found").register(registry);
    bytes =
        Counter.builder("questeur.ingest.bytes")
            .baseUnit("bytes")
            .description("Bytes of documents published")
            .register(registry);
    for (FileFate fate : FileFate.values()) {
      Counter counter =
          Counter.builder("questeur.ingest.files")
              .tag("outcome", fate.code())
              .description("Files by what became of them")
              .register(registry);
      files.put(fate, counter);
    }
    Gauge.builder("questeur.ingest.waiting", waiting, Set::size)
        .description("Files found that have no fate yet")
        .strongReference(true)
        .register(registry);
  }

  /** Something that is to get a fate. Silent if it waits already, or if its last fate still holds. */
  void found(String place, String name) {
    if (lasting.computeIfPresent(place, (key, said) -> new Lasting(said.fate, scan)) == null && waiting.add(place)) {
      announce(name);
    }
  }

  /** The fate of something, found now if not before. Silent if it is the one last said and still holds. */
  void done(FileFate fate, String place, String name, String detail) {
    Lasting said = lasting.remove(place);
    if (fate == FileFate.IGNORED || fate == FileFate.UNREADABLE) {
      lasting.put(place, new Lasting(fate, scan));
    }
    if (said != null && said.fate == fate) {
      return;
    }
    if (!waiting.contains(place)) {
      announce(name);
    }
    files.get(fate).increment();
    waiting.remove(place);
    if (fate == FileFate.UNREADABLE) {
      log.warn("Cannot read {}: {}; trying again at every scan", PathText.printable(name), PathText.printable(detail));
    }
    listener.onFate(fate, name, detail);
  }

  /** The fate of a member of a file, found now. Not remembered: the file is. */
  void member(FileFate fate, String name, String detail) {
    announce(name);
    files.get(fate).increment();
    listener.onFate(fate, name, detail);
  }

  /** How far the unpacking of a file is. */
  void unpacking(String name, long documents, long left, int percent) {
    listener.onUnpacking(name, documents, left, percent);
  }

  void published(long documentBytes) {
    bytes.increment(documentBytes);
  }

  void scanBegins() {
    scan++;
  }

  /** A scan saw everything: what it did not come by is no longer there. */
  void scanEnds() {
    lasting.values().removeIf(said -> said.scan != scan);
  }

  private void announce(String name) {
    found.increment();
    listener.onFound(name);
  }
}
