package fr.questeur.ingest;

import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Resolution;
import fr.questeur.contract.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes dead letters of files that have another content by now: a transfer had paused, or somebody put a sound file in
 * the place of a bad one. The content that replaces it has an outcome of its own, if need be another letter.
 *
 * <p>Which contents were replaced is told by the ledger, and which letters are closed by their topic: after a crash both
 * are read again, so each letter is closed in the end, and closing it twice changes nothing. Where Kafka fails or refuses,
 * ingest goes on all the same. For one thread.
 */
final class SupersededLetters implements AutoCloseable {

  /** So many open letters of files are remembered: the latest. */
  private static final int MOST = 100_000;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Logger log = LoggerFactory.getLogger(SupersededLetters.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private record Letter(String sha256, String path) {}

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final LedgerIndex index;
  private final Publisher publisher;
  private final Clock clock;
  private final BooleanSupplier stop;
  private final Map<String, Letter> open = new LinkedHashMap<>();
  private Consumer<byte[], byte[]> consumer;
  private boolean isRefused;

  /**
   * Reads nothing until a content is replaced.
   *
   * @param consumers of the dead letters and their resolutions
   */
  SupersededLetters(
      Supplier<Consumer<byte[], byte[]>> consumers,
      LedgerIndex index,
      Publisher publisher,
      Clock clock,
      BooleanSupplier stop) {
    this.consumers = consumers;
    this.index = index;
    this.publisher = publisher;
    this.clock = clock;
    this.stop = stop;
  }

  /** Reads what letters are new, and closes those of files in these folders whose content was replaced. */
  void closeThoseOf(List<Inbox> inboxes) {
    if (isRefused || !index.hasReplaced()) {
      return;
    }
    try {
      if (!isAssigned()) {
        return;
      }
      readOn();
      write(open.entrySet().stream()
          .filter(letter -> isReplaced(inboxes, letter.getValue()))
          .map(Map.Entry::getKey)
          .toList());
    } catch (AuthorizationException e) {
      isRefused = true;
      log.warn("Dead letters of files that were mended stay open; grant Read on {}, Read and Write on {}: {}",
          Topics.DEAD_LETTER.name(), Topics.RESOLUTION.name(), e.toString());
    } catch (KafkaException e) {
      log.info("Dead letters of files that were mended are closed later: {}", e.toString());
    }
  }

  private boolean isReplaced(List<Inbox> inboxes, Letter letter) {
    return inboxes.stream()
        .map(inbox -> inbox.placeOf(letter.path))
        .anyMatch(place -> place != null && index.isReplaced(place, letter.sha256));
  }

  /** Not while there is no topic for resolutions: an administrator, or the first resolution, makes it. */
  private boolean isAssigned() {
    if (consumer == null) {
      consumer = consumers.get();
    }
    if (consumer.assignment().isEmpty() && partitions(Topics.RESOLUTION.name()).findAny().isPresent()) {
      List<TopicPartition> both =
          Stream.of(Topics.DEAD_LETTER.name(), Topics.RESOLUTION.name()).flatMap(this::partitions).toList();
      consumer.assign(both);
      consumer.seekToBeginning(both);
    }
    return !consumer.assignment().isEmpty();
  }

  private Stream<TopicPartition> partitions(String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    return found == null
        ? Stream.empty()
        : found.stream().map(info -> new TopicPartition(topic, info.partition()));
  }

  private void readOn() {
    Set<String> closed = new HashSet<>();
    // A letter is older than its resolution: it is behind none of these ends whose resolution is not.
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(of(Topics.RESOLUTION.name())));
    ends.putAll(consumer.endOffsets(of(Topics.DEAD_LETTER.name())));
    while (!stop.getAsBoolean()
        && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(record -> take(record, closed));
    }
    open.keySet().removeAll(closed);
  }

  private List<TopicPartition> of(String topic) {
    return consumer.assignment().stream().filter(partition -> partition.topic().equals(topic)).toList();
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Set<String> closed) {
    if (record.key() == null) {
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    String path = RecordHeaders.text(record.headers(), RecordHeaders.FILE_PATH);
    if (record.topic().equals(Topics.RESOLUTION.name())) {
      closed.add(key);
    } else if (path != null && SHA256.matcher(key).matches()) {
      open.put(record.partition() + "-" + record.offset(), new Letter(key, path));
      if (open.size() > MOST) {
        open.remove(open.keySet().iterator().next());
      }
    }
  }

  private void write(List<String> letters) {
    if (letters.isEmpty()) {
      return;
    }
    byte[] superseded =
        QuestionJson.write(new Resolution(Resolution.State.SUPERSEDED, clock.instant(), null));
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    letters.forEach(id ->
        records.add(
            new ProducerRecord<>(Topics.RESOLUTION.name(), id.getBytes(StandardCharsets.UTF_8), superseded)));
    publisher.write(records);
    open.keySet().removeAll(letters);
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close(CloseOptions.timeout(CLOSE));
      consumer = null;
    }
  }
}
