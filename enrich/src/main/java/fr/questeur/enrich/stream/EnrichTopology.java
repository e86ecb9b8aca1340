package fr.questeur.enrich.stream;

import fr.questeur.contract.kafka.Books;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.enrich.Enricher;
import fr.questeur.streams.TaskPulses;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The way of a document through Kafka Streams:
 *
 * <pre>
 * questions.raw ─▶ parse ─▶ candidates (by uid) ─▶ keep-latest ─▶ questions.enriched
 *                    └────▶ questions.dead-letter      │
 *                                                 latest (store)
 * </pre>
 *
 * Documents arrive keyed by content, so two states of one question may lie in two partitions; the repartition by uid
 * brings them together. Questions travel as JSON bytes, and are read again only where there are several to merge. Both
 * steps keep a {@link Book}.
 */
final class EnrichTopology implements Supplier<Topology> {

  static final String CANDIDATES = "candidates";
  static final String LATEST = "latest";

  private final Enricher enricher;
  private final EnrichMeters meters;
  private final TaskPulses pulses;
  private final CrashGuard guard;
  private final int candidatePartitions;
  private final StatePartitioner partitioner;

  /**
   * The topology.
   *
   * @param candidatePartitions of the topic between the two steps; 0 for as many as {@code questions.raw} has. Once there
   *     are states, they must not change: each is in the partition of its key
   * @param partitioner of {@code questions.enriched}
   */
  EnrichTopology(
      Enricher enricher,
      EnrichMeters meters,
      TaskPulses pulses,
      CrashGuard guard,
      int candidatePartitions,
      StatePartitioner partitioner) {
    this.partitioner = partitioner;
    this.candidatePartitions = candidatePartitions;
    this.enricher = enricher;
    this.meters = meters;
    this.pulses = pulses;
    this.guard = guard;
  }

  @Override
  public Topology get() {
    Serde<String> keys = Serdes.String();
    Serde<byte[]> bytes = Serdes.ByteArray();
    StoreBuilder<KeyValueStore<String, byte[]>> latest =
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(LATEST), keys, bytes);

    StreamsBuilder builder = new StreamsBuilder();
    builder
        .stream(Topics.RAW.name(), Consumed.with(keys, bytes).withName("raw"))
        .process(
            new Step(
                Set.of(Book.store(Books.PARSE, meters.foreign())),
                () -> new ParseProcessor(enricher, meters, pulses, guard)),
            Named.as("parse"))
        .repartition(candidates(keys, bytes))
        .process(
            new Step(
                Set.of(latest, Book.store(Books.LATEST, meters.foreign())),
                () -> new LatestStateProcessor(meters, pulses, guard, partitioner)),
            Named.as("keep-latest"))
        .to(Topics.ENRICHED.name(), Produced.with(keys, bytes, partitioner).withName("enriched"));
    return builder.build();
  }

  private Repartitioned<String, byte[]> candidates(Serde<String> keys, Serde<byte[]> values) {
    Repartitioned<String, byte[]> candidates = Repartitioned.with(keys, values).withName(CANDIDATES);
    return candidatePartitions == 0 ? candidates : candidates.withNumberOfPartitions(candidatePartitions);
  }

  /** A processor that brings its stores along. */
  private record Step(Set<StoreBuilder<?>> stores, Supplier<Processor<String, byte[], String, byte[]>> make)
      implements ProcessorSupplier<String, byte[], String, byte[]> {

    @Override
    public Processor<String, byte[], String, byte[]> get() {
      return make.get();
    }
  }
}
