package fr.questeur.monitor.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Keeps answers that are dear for a while; few of them. */
final class Remembered<K, V> {

  private static final int MOST = 50;

  private record Entry<V>(V value, long at) {}

  private final Map<K, Entry<V>> entries = new LinkedHashMap<>();
  private final long nanos;
  private final LongSupplier nanoTime;

  Remembered(Duration duration, LongSupplier nanoTime) {
    this.nanos = duration.toNanos();
    this.nanoTime = nanoTime;
  }

  /** One at a time: who comes while another waits for Postgres gets the same answer. */
  synchronized V get(K key, Supplier<V> read) {
    long now = nanoTime.getAsLong();
    entries.values().removeIf(entry -> now - entry.at() >= nanos);
    Entry<V> known = entries.get(key);
    if (known == null) {
      known = new Entry<>(read.get(), now);
      if (entries.size() >= MOST) {
        entries.remove(entries.keySet().iterator().next());
      }
      entries.put(key, known);
    }
    return known.value();
  }
}
