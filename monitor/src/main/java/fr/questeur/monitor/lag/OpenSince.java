package fr.questeur.monitor.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** For how long transactions have been open, as far as one has watched. */
final class OpenSince {

  private record Place(String topic, int partition, long from) {}

  private Map<Place, Instant> since = Map.of();

  /** Takes a reading: what is no longer open is forgotten. */
  void read(LagReport report) {
    Map<Place, Instant> now = new HashMap<>();
    for (OpenTransaction open : report.openTransactions()) {
      Place place = place(open);
      now.put(place, since.getOrDefault(place, report.at()));
    }
    since = now;
  }

  /** Zero if it is open for the first time. */
  Duration age(OpenTransaction open, Instant now) {
    return Duration.between(since.getOrDefault(place(open), now), now);
  }

  private static Place place(OpenTransaction open) {
    return new Place(open.topic(), open.partition(), open.from());
  }
}
