package fr.questeur.feed.stream;

import fr.questeur.contract.Change;
import fr.questeur.contract.PortfolioStats;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.feed.change.Known;
import fr.questeur.streams.TaskPulses;
import fr.questeur.streams.TolerantSerde;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * From states of questions to their changes, and from changes to figures:
 *
 * <pre>
 * questions.enriched ─▶ tell ─▶ questions.changes
 *                        │ │
 *               known, due (stores)
 *                          └─▶ moves (by portfolio and legislature) ─▶ count ─▶ questions.portfolio-stats
 *                                                                       │
 *                                                              bins, unsent (stores)
 * </pre>
 *
 * The figures are made from the changes alone: those that one state brings take a question from one bin to another, once.
 */
final class FeedTopology implements Supplier<Topology> {

  /** Where the changes of a question go, each. */
  static final String CHANGES = "changes";

  /** Where all changes that a state brings go as one. */
  static final String MOVE = "move";

  static final String KNOWN = "known";
  static final String DUE = "due";
  static final String MOVES = "moves";
  static final String BINS = "bins";
  static final String UNSENT = "unsent";

  private final Clock clock;
  private final FeedMeters meters;
  private final TaskPulses pulses;
  private final int movePartitions;

  /**
   * The topology.
   *
   * @param clock by which days begin
   * @param movePartitions of the topic between the two steps; 0 for as many as {@code questions.enriched} has. Once there
   *     are figures, they must not change: each lies in the partition of its key
   */
  FeedTopology(Clock clock, FeedMeters meters, TaskPulses pulses, int movePartitions) {
    this.movePartitions = movePartitions;
    this.clock = clock;
    this.meters = meters;
    this.pulses = pulses;
  }

  @Override
  public Topology get() {
    Serde<String> text = Serdes.String();
    StreamsBuilder builder = new StreamsBuilder();
    KStream<String, Change> changes =
        builder
            .stream(Topics.ENRICHED.name(), Consumed.with(text, Serdes.ByteArray()).withName("enriched"))
            .process(
                with(
                    () -> new TellProcessor(clock, meters, pulses),
                    store(KNOWN, tolerant(json(Known.class))),
                    store(DUE, Serdes.ByteArray())),
                Named.as("tell"));
    changes.to(Topics.CHANGES.name(), Produced.with(text, json(Change.class)).withName(CHANGES));
    changes
        .flatMap((uid, change) -> Moves.of(change), Named.as(MOVE))
        .repartition(moves(text))
        .process(
            with(
                () -> new CountProcessor(meters, pulses),
                store(BINS, tolerant(Serdes.Long())).withCachingEnabled(),
                store(UNSENT, Serdes.ByteArray()).withCachingEnabled()),
            Named.as("count"))
        .to(Topics.PORTFOLIO_STATS.name(), Produced.with(text, json(PortfolioStats.class)).withName("stats"));
    return builder.build();
  }

  private Repartitioned<String, String> moves(Serde<String> text) {
    Repartitioned<String, String> moves = Repartitioned.with(text, text).withName(MOVES);
    return movePartitions == 0 ? moves : moves.withNumberOfPartitions(movePartitions);
  }

  private <T> Serde<T> tolerant(Serde<T> serde) {
    return TolerantSerde.of(serde, meters.foreign());
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values);
  }

  /** One line of JSON; a tombstone is null. */
  private static <T> Serde<T> json(Class<T> type) {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : QuestionJson.write(value),
        (topic, bytes) -> {
          try {
            return bytes == null ? null : QuestionJson.read(bytes, type);
          } catch (RuntimeException e) {
            throw new SerializationException("in " + topic + ": " + e.getMessage(), e);
          }
        });
  }

  private static <K, V, L, W> ProcessorSupplier<K, V, L, W> with(
      Supplier<Processor<K, V, L, W>> processor, StoreBuilder<?>... stores) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<K, V, L, W> get() {
        return processor.get();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(stores);
      }
    };
  }
}
