package fr.questeur.enrich.stream;

import fr.questeur.contract.kafka.Books;
import fr.questeur.contract.kafka.ForeignRecords;
import fr.questeur.streams.TolerantSerde;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** A book of one task, see {@link Books}. */
final class Book {

  /** Whoever reads the topic behind it begins at its beginning: it is kept short. */
  private static final Map<String, String> SHORT =
      Map.of(
          TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(8 * 1024 * 1024),
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1");

  private final KeyValueStore<String, Long> counts;

  /** What the store holds, as far as it was asked for: only this book writes to it. */
  private final Map<String, Long> known = new HashMap<>();

  private Book(KeyValueStore<String, Long> counts) {
    this.counts = counts;
  }

  /** Cached: each count is written once for a transaction, not once for a document. */
  static StoreBuilder<?> store(String name, ForeignRecords foreign) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.String(), TolerantSerde.of(Serdes.Long(), foreign))
        .withCachingEnabled()
        .withLoggingEnabled(SHORT);
  }

  static Book open(ProcessorContext<?, ?> context, String name) {
    return new Book(context.getStateStore(name));
  }

  boolean has(String entry) {
    return counts.get(entry) != null;
  }

  /** Of an entry that there is. */
  long get(String entry) {
    return counts.get(entry);
  }

  void add(String entry, long more) {
    Long before = known.computeIfAbsent(entry, counts::get);
    long now = before == null ? more : before + more;
    known.put(entry, now);
    counts.put(entry, now);
  }
}
