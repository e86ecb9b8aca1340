package fr.questeur.bench.pipeline;

import fr.questeur.bench.Progress;
import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A great many small files, and the ledger that knows them as ingest would have written it. */
final class KnownFolder {

  private static final int IN_A_FOLDER = 1_000;
  /** Fewer than a file may have names on ext4. */
  private static final int NAMES_OF_A_FILE = 50_000;

  private final Path root;
  private final int files;
  private final long size;
  private Instant lastModified;

  KnownFolder(Path root, int files) throws IOException {
    this.root = root.toRealPath();
    this.files = files;
    this.size = content(0).length;
  }

  /** Files are many names of some: to the one who looks they are the same as files of their own. */
  void make(Progress progress) throws IOException {
    Path target = null;
    for (int i = 0; i < files; i++) {
      Path file = file(i);
      if (i % IN_A_FOLDER == 0) {
        Files.createDirectories(file.getParent());
      }
      if (i % NAMES_OF_A_FILE == 0) {
        target = Files.write(file, content(i));
        if (lastModified == null) {
          lastModified = Files.getLastModifiedTime(target).toInstant();
        }
        Files.setLastModifiedTime(target, FileTime.from(lastModified));
      } else {
        Files.createLink(file, target);
      }
      int made = i;
      progress.at(() -> "making the folder: %,d of %,d files".formatted(made, files));
    }
  }

  /** Writes an entry for each into the ledger. */
  void enter(String bootstrapServers, Progress progress) {
    Map<String, Object> config = Map.of(
        "bootstrap.servers", bootstrapServers, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
        ProducerConfig.BATCH_SIZE_CONFIG, 1 << 18);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < files; i++) {
        String path = file(i).toString();
        LedgerEntry entry =
            new LedgerEntry(path, sha256(path), size, lastModified, LedgerEntry.Fate.PUBLISHED, false);
        producer.send(
            new ProducerRecord<>(
                Topics.LEDGER.name(), entry.key().getBytes(StandardCharsets.UTF_8), QuestionJson.write(entry)));
        int entered = i;
        progress.at(() -> "writing the ledger: %,d of %,d entries".formatted(entered, files));
      }
    }
  }

  private Path file(int number) {
    return root.resolve("%05d".formatted(number / IN_A_FOLDER)).resolve("%08d.txt".formatted(number));
  }

  private static byte[] content(int number) {
    return "known file %08d".formatted(number).getBytes(StandardCharsets.UTF_8);
  }

  /** Of the place instead of the content: another for each file, as for real documents. */
  private static String sha256(String path) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
