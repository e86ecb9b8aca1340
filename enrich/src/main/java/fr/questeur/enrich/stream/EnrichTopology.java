package fr.questeur.enrich.stream;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.enrich.Enricher;
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
 * brings them together. Questions travel as JSON bytes, and are read again only where there are several to merge.
 */
final class EnrichTopology implements Supplier<Topology> {

  static final String CANDIDATES = "candidates";
  static final String LATEST = "latest";

  private final Enricher enricher;
  private final EnrichMeters meters;

  EnrichTopology(Enricher enricher, EnrichMeters meters) {
    this.enricher = enricher;
    this.meters = meters;
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
        .process(() -> new ParseProcessor(enricher, meters), Named.as("parse"))
        .repartition(Repartitioned.with(keys, bytes).withName(CANDIDATES))
        .process(new LatestStateSupplier(latest, meters), Named.as("keep-latest"))
        .to(Topics.ENRICHED.name(), Produced.with(keys, bytes).withName("enriched"));
    return builder.build();
  }

  /** Brings its store along. */
  private record LatestStateSupplier(StoreBuilder<?> latest, EnrichMeters meters)
      implements ProcessorSupplier<String, byte[], String, byte[]> {

    @Override
    public LatestStateProcessor get() {
      return new LatestStateProcessor(meters);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(latest);
    }
  }
}
