package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.stage.Health;
import fr.questeur.ingest.Exclusions;
import fr.questeur.ingest.FileFate;
import fr.questeur.ingest.Ingest;
import fr.questeur.ingest.IngestConfig;
import fr.questeur.ingest.IngestListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ingest against a real broker. Documents of every test are its own: they carry a word made for it. */
@Tag(Backends.TAG)
@Timeout(120)
class IngestIT {

  private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", Backends.get().bootstrapServers());

  @TempDir Path folder;
  private final String word = UUID.randomUUID().toString();
  private final String transactionalId = "ingest-it-" + word;
  private final List<String> fates = new CopyOnWriteArrayList<>();

  @Test
  void aDocumentIsCommittedWithItsLedgerEntryAndARerunAddsNothing() throws Exception {
    write("q.txt", "question");
    write("copy.txt", "question");

    firstPass();
    assertThat(fates).hasSize(2).anyMatch(fate -> fate.startsWith("PUBLISHED"))
        .anyMatch(fate -> fate.startsWith("UNCHANGED"));
    fates.clear();
    firstPass();

    assertThat(fates).hasSize(2).allMatch(fate -> fate.startsWith("UNCHANGED"));
    assertThat(raw()).containsExactly("question " + word);
    assertThat(ledger()).hasSize(2);
  }

  @Test
  void filesThatArriveWhileItWatchesArePublished() throws Exception {
    try (Ingest ingest = ingest(folder, transactionalId)) {
      ingest.start();
      await().until(() -> ingest.health().equals(Health.READY));
      Path half = write("in-place.txt", "half");
      Files.writeString(half, " and half", StandardOpenOption.APPEND);
      Path temporary = write("renamed.txt.part", "whole");
      Files.move(temporary, folder.resolve("renamed.txt"));

      await().atMost(Duration.ofSeconds(60)).until(() -> raw().size() == 2);
      assertThat(raw()).containsExactlyInAnyOrder("half " + word + " and half", "whole " + word);
    }
  }

  @Test
  void aDocumentOfTenMegabytesPassesAndOneOfElevenIsADeadLetter() throws Exception {
    Path allowed = large("allowed", Topics.MAX_DOCUMENT_BYTES);
    Path larger = large("larger", 11 * 1024 * 1024);

    firstPass();

    assertThat(fates).hasSize(2);
    assertThat(records(Topics.RAW.name()))
        .filteredOn(record -> path(record).endsWith("/" + allowed.getFileName()))
        .singleElement()
        .satisfies(record -> assertThat(record.value()).hasSize(Topics.MAX_DOCUMENT_BYTES));
    assertThat(records(Topics.DEAD_LETTER.name()))
        .filteredOn(record -> path(record).endsWith("/" + larger.getFileName()))
        .singleElement()
        .satisfies(record -> assertThat(DeadLetter.read(record.headers()).stage()).isEqualTo("ingest"));
    assertThat(ledger()).extracting(LedgerEntry::fate)
        .containsExactlyInAnyOrder(LedgerEntry.Fate.PUBLISHED, LedgerEntry.Fate.DEAD_LETTERED);
  }

  @Test
  void aSecondIngestOfTheSameTransactionalIdEndsTheFirst(@TempDir Path otherFolder) throws Exception {
    try (Ingest first = ingest(folder, transactionalId);
        Ingest second = ingest(otherFolder, transactionalId)) {
      first.start();
      first.firstPass().get(60, TimeUnit.SECONDS);
      second.start();
      second.firstPass().get(60, TimeUnit.SECONDS);
      write("fenced.txt", "fenced");
      Files.writeString(otherFolder.resolve("passes.txt"), "passes " + word);

      await().atMost(Duration.ofSeconds(60)).until(() -> first.health().state() == Health.State.FAILED);
      assertThat(first.health().reason()).contains(transactionalId);
      await().atMost(Duration.ofSeconds(60)).until(() -> !raw().isEmpty());
      assertThat(raw()).containsExactly("passes " + word);
      assertThat(second.health()).isEqualTo(Health.READY);
    }
  }

  @Test
  void aHundredDocumentsInSmallTransactionsArePublishedOnceEach() throws Exception {
    for (int i = 0; i < 100; i++) {
      write("q" + i + ".txt", "question " + i);
    }

    firstPass();

    assertThat(raw()).hasSize(100).doesNotHaveDuplicates();
    assertThat(ledger()).hasSize(100);
  }

  private void firstPass() throws Exception {
    try (Ingest ingest = ingest(folder, transactionalId)) {
      ingest.start();
      ingest.firstPass().get(60, TimeUnit.SECONDS);
    }
  }

  private Ingest ingest(Path inbox, String id) {
    IngestConfig config =
        new IngestConfig(
            List.of(inbox),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            id,
            Topics.MAX_DOCUMENT_BYTES,
            30,
            IngestConfig.DEFAULT_BATCH_BYTES,
            true,
            Exclusions.NONE,
            null);
    IngestListener listener = new IngestListener() {
      @Override
      public void onFate(FileFate fate, String path, String detail) {
        fates.add(fate + " " + path);
      }
    };
    return new Ingest(config, KAFKA, new SimpleMeterRegistry(), listener);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text + " " + word);
  }

  /** Zeros, made a content of this run by the word at the beginning. */
  private Path large(String name, int size) throws IOException {
    Path file = folder.resolve(name + "-" + word);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(size);
      bytes.write((name + word).getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private List<String> raw() {
    return records(Topics.RAW.name()).stream()
        .filter(record -> record.value().length < 1_000)
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .filter(text -> text.contains(word))
        .toList();
  }

  private List<LedgerEntry> ledger() {
    return records(Topics.LEDGER.name()).stream()
        .map(record -> QuestionJson.read(record.value(), LedgerEntry.class))
        .filter(entry -> Path.of(entry.path()).getParent().getFileName().equals(folder.getFileName()))
        .toList();
  }

  private static String path(ConsumerRecord<byte[], byte[]> record) {
    return String.valueOf(RecordHeaders.text(record.headers(), RecordHeaders.FILE_PATH));
  }

  /** All that is committed in a topic now. */
  private static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", Backends.get().bootstrapServers(), "isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream().map(p -> new TopicPartition(topic, p.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }
}
