package fr.questeur.monitor.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads when the records at certain offsets were written. A record that was asked for before is not read again. */
final class Ages implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  /** A place in a log. */
  record Place(TopicPartition partition, long offset) {}

  private final Consumer<byte[], byte[]> consumer;
  private final Duration patience;
  private Map<Place, Optional<Instant>> known = Map.of();

  /**
   * A reader.
   *
   * @param consumer of committed records, without a group; closed with this
   * @param patience for all reading of one call
   */
  Ages(Consumer<byte[], byte[]> consumer, Duration patience) {
    this.consumer = consumer;
    this.patience = patience;
  }

  /**
   * When the first record at or after each place was written. Those that cannot be read in time, or have no time, are
   * missing.
   */
  Map<Place, Instant> of(Set<Place> places) {
    Map<Place, Optional<Instant>> written = new HashMap<>(known);
    written.keySet().retainAll(places);
    // Groups may stand at different offsets of one partition: round by round, one each.
    Set<Place> left = places.stream().filter(place -> !written.containsKey(place)).collect(Collectors.toSet());
    long end = System.nanoTime() + patience.toNanos();
    while (!left.isEmpty() && System.nanoTime() < end) {
      Map<TopicPartition, Place> round = new HashMap<>();
      left.forEach(place -> round.putIfAbsent(place.partition(), place));
      read(round, written, end);
      left.removeAll(round.values());
    }
    known = Map.copyOf(written);
    Map<Place, Instant> times = new HashMap<>();
    known.forEach((place, time) -> time.ifPresent(at -> times.put(place, at)));
    return times;
  }

  private void read(Map<TopicPartition, Place> round, Map<Place, Optional<Instant>> written, long end) {
    consumer.assign(round.keySet());
    consumer.resume(round.keySet());
    round.values().forEach(place -> consumer.seek(place.partition(), place.offset()));
    Map<TopicPartition, Place> open = new HashMap<>(round);
    while (!open.isEmpty() && System.nanoTime() < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        Place place = open.remove(new TopicPartition(record.topic(), record.partition()));
        if (place != null) {
          written.put(place, Optional.of(record.timestamp()).filter(at -> at >= 0).map(Instant::ofEpochMilli));
        }
      }
      consumer.pause(round.keySet().stream().filter(partition -> !open.containsKey(partition)).toList());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
