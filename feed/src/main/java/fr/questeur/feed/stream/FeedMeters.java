package fr.questeur.feed.stream;

import fr.questeur.contract.Change;
import fr.questeur.contract.ChangeType;
import fr.questeur.contract.kafka.ForeignRecords;
import fr.questeur.contract.stage.MeterNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Counts what the feed tells: {@code questeur.feed.changes} by type; and the states it read, by whether they had
 * anything to tell. What an aborted transaction told is counted, and again when it is told.
 */
final class FeedMeters {

  private final Map<ChangeType, Counter> changes = new EnumMap<>(ChangeType.class);
  private final Counter news;
  private final Counter nothingNew;
  private final Counter unreadable;
  private final ForeignRecords foreign;

  FeedMeters(MeterRegistry registry) {
    for (ChangeType type : ChangeType.values()) {
      changes.put(
          type,
          Counter.builder("questeur.feed.changes")
              .description("Changes told, by type")
              .tag("type", type.code())
              .register(registry));
    }
    news = states(registry, "told");
    nothingNew = states(registry, "unchanged");
    unreadable = states(registry, "unreadable");
    foreign =
        new ForeignRecords(topic ->
            registry.counter(MeterNames.FOREIGN_RECORDS, MeterNames.STAGE, "feed", MeterNames.TOPIC, topic).increment());
  }

  private static Counter states(MeterRegistry registry, String outcome) {
    return Counter.builder("questeur.feed.states")
        .description("States read from questions.enriched, by what there was to tell")
        .tag("outcome", outcome)
        .register(registry);
  }

  void told(Change change) {
    changes.get(change.type()).increment();
  }

  void read(boolean isNews) {
    (isNews ? news : nothingNew).increment();
  }

  /** A state that is none, of a place if it is known. */
  void unreadable(Optional<RecordMetadata> place, String why) {
    unreadable.increment();
    foreign(place, why);
  }

  /** Another record that is none of ours. */
  void foreign(Optional<RecordMetadata> place, String why) {
    place.ifPresent(at -> foreign.skip(at.topic(), at.partition(), at.offset(), why));
  }

  ForeignRecords foreign() {
    return foreign;
  }
}
