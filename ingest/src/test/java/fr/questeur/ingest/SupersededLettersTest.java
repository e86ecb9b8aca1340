package fr.questeur.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.LedgerEntry.Fate;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.ForeignRecords;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Resolution;
import fr.questeur.contract.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupersededLettersTest {

  private static final String HALF = "1".repeat(64);
  private static final String WHOLE = "2".repeat(64);
  private static final TopicPartition LETTERS = new TopicPartition(Topics.DEAD_LETTER.name(), 0);
  private static final TopicPartition RESOLUTIONS = new TopicPartition(Topics.RESOLUTION.name(), 0);

  @TempDir Path temp;
  private final FakeKafka kafka = new FakeKafka();
  private final LedgerIndex index = new LedgerIndex();
  private final MovingClock clock = new MovingClock();
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private List<Inbox> inboxes;
  private SupersededLetters letters;

  @BeforeEach
  void open() throws IOException {
    inboxes = Inbox.openAll(List.of(Files.createDirectory(temp.toRealPath().resolve("inbox"))));
    for (TopicPartition partition : List.of(LETTERS, RESOLUTIONS)) {
      consumer.updatePartitions(
          partition.topic(), List.of(new PartitionInfo(partition.topic(), 0, null, null, null)));
      consumer.updateBeginningOffsets(Map.of(partition, 0L));
      consumer.updateEndOffsets(Map.of(partition, 0L));
    }
    letters = newLetters();
  }

  private SupersededLetters newLetters() {
    OwnAccount account = new OwnAccount("id");
    LedgerReader ledger =
        new LedgerReader(kafka::newConsumer, index, account, ForeignRecords.uncounted(), Duration.ofSeconds(30));
    Publisher publisher = new Publisher(kafka::newProducer, ledger, index, account, clock);
    return new SupersededLetters(() -> consumer, index, publisher, clock, () -> false);
  }

  @Test
  void theLetterOfTheFirstHalfIsClosedWhenTheWholeFileComes() {
    entered("q.txt", HALF);
    letters.closeThoseOf(inboxes);
    entered("q.txt", WHOLE);
    letter(0, "inbox/q.txt", HALF);
    letter(1, "inbox/q.txt", WHOLE);
    letter(2, "inbox/copy.txt", HALF);

    letters.closeThoseOf(inboxes);
    letters.closeThoseOf(inboxes);

    assertThat(closed()).containsExactly("0-0");
    assertThat(QuestionJson.read(resolutions().get(0).value(), Resolution.class))
        .isEqualTo(new Resolution(Resolution.State.SUPERSEDED, clock.instant(), null));
  }

  @Test
  void aLetterThatComesLateIsClosedThen() {
    entered("q.txt", HALF);
    entered("q.txt", WHOLE);
    letters.closeThoseOf(inboxes);
    assertThat(closed()).isEmpty();

    letter(0, "inbox/q.txt", HALF); // enrich was behind
    letters.closeThoseOf(inboxes);

    assertThat(closed()).containsExactly("0-0");
  }

  @Test
  void whatAnOperatorDidStays() {
    entered("q.txt", HALF);
    entered("q.txt", WHOLE);
    letter(0, "inbox/q.txt", HALF);
    record(RESOLUTIONS, 0, "0-0", QuestionJson.write(new Resolution(Resolution.State.DISCARDED, clock.instant(), null)));

    letters.closeThoseOf(inboxes);

    assertThat(closed()).isEmpty();
  }

  @Test
  void nothingIsReadUntilAFileIsReplaced() {
    entered("q.txt", HALF);
    letter(0, "inbox/q.txt", HALF);

    letters.closeThoseOf(inboxes);

    assertThat(consumer.assignment()).isEmpty();
    assertThat(closed()).isEmpty();
  }

  @Test
  void recordsOfOtherProducersAreOfNoConcern() {
    entered("q.txt", HALF);
    entered("q.txt", WHOLE);
    record(LETTERS, 0, null, null);
    record(LETTERS, 1, "q", new byte[3]);
    record(RESOLUTIONS, 0, null, new byte[3]);
    record(RESOLUTIONS, 1, "nonsense", null);
    letter(2, "inbox/q.txt", HALF);

    letters.closeThoseOf(inboxes);

    assertThat(closed()).containsExactly("0-2");
  }

  @Test
  void aFailureOfKafkaIsTriedAgainLater() {
    entered("q.txt", HALF);
    entered("q.txt", WHOLE);
    letter(0, "inbox/q.txt", HALF);
    kafka.failuresBeforeCommit.add(new TimeoutException("no answer"));

    letters.closeThoseOf(inboxes);
    assertThat(closed()).isEmpty();
    letters.closeThoseOf(inboxes);

    assertThat(closed()).containsExactly("0-0");
  }

  @Test
  void withoutTheRightIngestGoesOn() {
    entered("q.txt", HALF);
    entered("q.txt", WHOLE);
    letter(0, "inbox/q.txt", HALF);
    kafka.failuresBeforeCommit.add(new TopicAuthorizationException("no right"));

    letters.closeThoseOf(inboxes);
    letters.closeThoseOf(inboxes);

    assertThat(closed()).isEmpty();
  }

  private void entered(String name, String sha256) {
    index.add(
        new LedgerEntry(inboxes.get(0).place() + "/" + name, sha256, 5, clock.instant(), Fate.PUBLISHED, false));
  }

  private void letter(long offset, String path, String sha256) {
    var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    RecordHeaders.put(headers, RecordHeaders.FILE_PATH, path);
    ProducerRecord<byte[], byte[]> letter =
        new DeadLetter(DeadLetterReason.TRUNCATED, "half", "enrich", path, null, null, null)
            .toRecord(sha256.getBytes(UTF_8), new byte[0], headers, null);
    add(LETTERS, offset, letter.key(), letter.value(), letter);
  }

  private void record(TopicPartition partition, long offset, String key, byte[] value) {
    byte[] bytes = key == null ? null : key.getBytes(UTF_8);
    add(partition, offset, bytes, value, new ProducerRecord<>(partition.topic(), bytes, value));
  }

  /** The mock takes records for what is assigned only. */
  private void add(
      TopicPartition partition, long offset, byte[] key, byte[] value, ProducerRecord<byte[], byte[]> from) {
    consumer.updateEndOffsets(Map.of(partition, offset + 1));
    Runnable add = () -> consumer.addRecord(
        new ConsumerRecord<>(
            partition.topic(), 0, offset, 0, TimestampType.CREATE_TIME, 0, 0, key, value, from.headers(),
            Optional.empty()));
    if (consumer.assignment().contains(partition)) {
      add.run();
    } else {
      consumer.schedulePollTask(add);
    }
  }

  private List<ProducerRecord<byte[], byte[]>> resolutions() {
    return kafka.committed(Topics.RESOLUTION.name());
  }

  private List<String> closed() {
    return resolutions().stream().map(record -> FakeKafka.text(record.key())).toList();
  }
}
