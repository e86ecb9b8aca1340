package fr.questeur.feed.stream;

import fr.questeur.contract.Change;
import fr.questeur.contract.ChangeType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts what the feed tells: {@code questeur.feed.changes} by type; and the states it read, by whether they had
 * anything to tell. What an aborted transaction told is counted, and again when it is told.
 */
final class FeedMeters {

  private final Map<ChangeType, Counter> changes = new EnumMap<>(ChangeType.class);
  private final Counter news;
  private final Counter nothingNew;
  private final Counter unreadable;

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

  void unreadable() {
    unreadable.increment();
  }
}
