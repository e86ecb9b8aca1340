package fr.questeur.monitor.live;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.BoundedConsumer;
import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.ForeignRecords;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.monitor.live.Happening.Kind;
import fr.questeur.monitor.live.OnTheWay.Traveller;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads along at the end of the topics, without a group: what ingest noted, what enrich made, what died; and asks
 * Postgres what has arrived, while something is on the way. So it sees the same whether the stages run here or elsewhere.
 */
public final class TopicTail implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final long LOOK_FOR_PARTITIONS_NANOS = Duration.ofSeconds(10).toNanos();
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);
  private static final int FETCH_BYTES = 4 * 1024 * 1024;
  private static final int FETCH_RECORDS = 500;
  private static final int HISTORY = 60;
  private static final int LOOKED_INTO = 40;
  private static final Set<String> FROM_THE_BEGINNING =
      Set.of(Topics.DEAD_LETTER.name(), Topics.RESOLUTION.name());
  private static final List<String> TOPICS = List.of(
      Topics.LEDGER.name(), Topics.ENRICHED.name(), Topics.DEAD_LETTER.name(), Topics.RESOLUTION.name());

  private final Map<String, Object> kafka;
  private final Activity activity;
  private final LetterIndex letters;
  private final StoredPositions stored;
  private final Consumer<LetterSummary> onLetter;
  private final ForeignRecords foreign;
  private final OnTheWay onTheWay = new OnTheWay();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Thread thread = new Thread(this::run, "questeur-tail");
  private volatile boolean closed;

  /**
   * Prepares to read along; nothing is connected yet.
   *
   * @param kafka properties of all clients, see {@link ClientProperties}
   * @param onLetter hears of each dead letter that comes or changes, but not of those that were there
   */
  public TopicTail(
      Map<String, Object> kafka, Activity activity, LetterIndex letters, StoredPositions stored,
      Consumer<LetterSummary> onLetter, ForeignRecords foreign) {
    this.kafka = Map.copyOf(kafka);
    this.activity = activity;
    this.letters = letters;
    this.stored = stored;
    this.onLetter = onLetter;
    this.foreign = foreign;
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    boolean warned = false;
    while (!closed) {
      try (BoundedConsumer consumer = consumer()) {
        follow(consumer);
      } catch (InterruptException e) {
        return;
      } catch (RuntimeException e) {
        if (!warned && !closed) {
          log.warn("The live view cannot read Kafka; it tries again: {}", e.toString());
        }
        warned = true;
        pause();
      }
    }
  }

  private BoundedConsumer consumer() {
    Map<String, Object> properties = new HashMap<>(ClientProperties.forConsumer(kafka));
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "latest");
    properties.put("enable.auto.commit", "false");
    properties.put("allow.auto.create.topics", "false");
    properties.put("fetch.max.bytes", Integer.toString(FETCH_BYTES));
    properties.put("max.partition.fetch.bytes", Integer.toString(1024 * 1024));
    return new BoundedConsumer(properties);
  }

  private void follow(BoundedConsumer consumer) {
    long looked = 0;
    while (!closed) {
      if (looked == 0 || System.nanoTime() - looked > LOOK_FOR_PARTITIONS_NANOS) {
        assign(consumer);
        looked = System.nanoTime();
      }
      if (consumer.assignment().isEmpty()) {
        looked = 0;
        pause();
        continue;
      }
      take(read(consumer));
      lookForRows();
    }
  }

  /** What is at hand, up to some bytes; the questions of it are for the caller. */
  private List<ConsumerRecord<byte[], byte[]>> read(BoundedConsumer consumer) {
    List<ConsumerRecord<byte[], byte[]>> questions = new ArrayList<>();
    long bytes = 0;
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    while (!records.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        bytes += record.value() == null ? 0 : record.value().length;
        try {
          take(record, questions);
        } catch (RuntimeException e) {
          foreign.skip(record, e.toString());
        }
      }
      boolean isFull = bytes >= FETCH_BYTES || questions.size() >= FETCH_RECORDS;
      records = isFull ? ConsumerRecords.empty() : consumer.poll(Duration.ZERO);
    }
    return questions;
  }

  /** Topics may be made later, and partitions added. */
  private void assign(BoundedConsumer consumer) {
    Set<TopicPartition> all = new HashSet<>();
    Map<String, List<PartitionInfo>> existing = consumer.listTopics();
    TOPICS.forEach(topic -> existing.getOrDefault(topic, List.of())
        .forEach(info -> all.add(new TopicPartition(topic, info.partition()))));
    if (all.equals(consumer.assignment())) {
      return;
    }
    Set<TopicPartition> fresh = new HashSet<>(all);
    fresh.removeAll(consumer.assignment());
    consumer.assign(all);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(fresh);
    Map<TopicPartition, Long> end = consumer.endOffsets(fresh);
    for (TopicPartition partition : fresh) {
      long from = FROM_THE_BEGINNING.contains(partition.topic())
          ? first.get(partition)
          : Math.max(first.get(partition), end.get(partition) - history(partition));
      consumer.seek(partition, Math.max(from, next.getOrDefault(partition, from)));
    }
  }

  private static int history(TopicPartition partition) {
    return partition.topic().equals(Topics.LEDGER.name()) ? HISTORY : 0;
  }

  private void take(ConsumerRecord<byte[], byte[]> record, List<ConsumerRecord<byte[], byte[]>> questions) {
    String topic = record.topic();
    if (topic.equals(Topics.ENRICHED.name())) {
      if (record.value() != null && record.key() != null) {
        questions.add(record);
      }
    } else if (topic.equals(Topics.LEDGER.name())) {
      if (record.value() != null) {
        takeEntry(record);
      }
    } else if (topic.equals(Topics.DEAD_LETTER.name())) {
      takeLetter(record);
    } else {
      LetterSummary letter = letters.resolve(record);
      if (letter != null) {
        activity.tell(new Happening(
            time(record), Kind.RESOLVED, null, letter.path(), null, letter.id() + " " + letter.state(), null));
        onLetter.accept(letter);
      }
    }
  }

  private void takeEntry(ConsumerRecord<byte[], byte[]> record) {
    LedgerEntry entry = QuestionJson.read(record.value(), LedgerEntry.class);
    Kind kind = switch (entry.fate()) {
      case PUBLISHED -> Kind.PUBLISHED;
      case UNCHANGED -> Kind.UNCHANGED;
      case UNPACKED -> Kind.UNPACKED;
      case DEAD_LETTERED -> null; // the letter itself tells more
    };
    if (kind != null) {
      activity.tell(new Happening(time(record), kind, entry.sha256(), entry.path(), null, null, null));
    }
  }

  private void takeLetter(ConsumerRecord<byte[], byte[]> record) {
    LetterSummary letter = letters.add(record);
    String document = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    activity.tell(new Happening(
        time(record), Kind.DEAD_LETTER, document, letter.path(), null, letter.reason() + ": " + letter.message(),
        null));
    onLetter.accept(letter);
  }

  /** Looks into the last ones only: when thousands come in a moment nobody reads their names. */
  private void take(List<ConsumerRecord<byte[], byte[]>> questions) {
    int silent = Math.max(0, questions.size() - LOOKED_INTO);
    activity.tellMore(Kind.ENRICHED, silent);
    for (int i = 0; i < questions.size(); i++) {
      ConsumerRecord<byte[], byte[]> record = questions.get(i);
      String uid = new String(record.key(), StandardCharsets.UTF_8);
      Question question = i < silent ? null : read(record);
      String document = question == null ? null : question.source().sha256();
      String path = question == null ? null : question.source().path();
      if (question != null) {
        activity.tell(new Happening(Instant.now(), Kind.ENRICHED, document, path, uid, null, null));
      }
      onTheWay.add(record.partition(), new Traveller(record.offset(), time(record).toEpochMilli(), uid, document, path));
    }
  }

  /** Null if it is none; the sink makes a dead letter of it. */
  private Question read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return QuestionJson.readOutline(record.value());
    } catch (UncheckedIOException e) {
      foreign.skip(record, e.getMessage());
      return null;
    }
  }

  private void lookForRows() {
    if (onTheWay.isEmpty()) {
      return;
    }
    try {
      onTheWay.arrive(stored.read(), (traveller, position) -> activity.tell(new Happening(
          Instant.now(), Kind.STORED, traveller.document(), traveller.path(), traveller.uid(), null,
          Math.max(0, position.movedAt() - traveller.publishedAt()))));
    } catch (SQLException e) {
      // The sink's health tells that Postgres is gone; here it is asked again.
      log.debug("Postgres cannot tell what has arrived", e);
      pause();
    }
  }

  /** Other producers may give none, or one that is yet to come. */
  private static Instant time(ConsumerRecord<byte[], byte[]> record) {
    Instant now = Instant.now();
    Instant time = Instant.ofEpochMilli(record.timestamp());
    return record.timestamp() < 0 || time.isAfter(now) ? now : time;
  }

  private void pause() {
    try {
      Thread.sleep(RETRY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(CLOSE_PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
