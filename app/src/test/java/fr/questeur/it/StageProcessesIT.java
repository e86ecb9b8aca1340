package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ingest, enrich and sink as processes of their own, against any Kafka and Postgres. */
@Tag(Backends.TAG)
class StageProcessesIT {

  private static final Duration LONG = Duration.ofSeconds(120);
  private static final int FIRST = 800_000;
  private static final int DOCUMENTS = 200;

  @TempDir Path directory;

  private final DataSource database = Backends.get().newDatabase();
  private final Installation installation = new Installation(Backends.get().bootstrapServers(), database);

  @Test
  void eachCanBeKilledAndGoesOnWhereItWas() throws Exception {
    Path inbox = Files.createDirectory(directory.resolve("inbox"));
    try (QuesteurProcess ingest = ingest(inbox); QuesteurProcess enrich = enrich(); QuesteurProcess sink = sink()) {
      drop(inbox, 0, DOCUMENTS / 2);
      awaitRows(1);
      ingest.kill();
      enrich.kill();
      sink.kill();
    }
    drop(inbox, DOCUMENTS / 2, DOCUMENTS);

    try (QuesteurProcess ingest2 = ingest(inbox); QuesteurProcess enrich2 = enrich(); QuesteurProcess sink2 = sink()) {
      awaitRows(DOCUMENTS);
      ingest2.terminate();
      enrich2.terminate();
      sink2.terminate();
      for (QuesteurProcess stage : List.of(ingest2, enrich2, sink2)) {
        assertThat(stage.await(LONG)).as(stage.output()).isEqualTo(128 + 15);
      }
    }

    assertThat(rawDocuments()).hasSize(DOCUMENTS).doesNotHaveDuplicates();
    List<String> uids = IntStream.range(0, DOCUMENTS).mapToObj(i -> Documents.uid(FIRST + i)).toList();
    assertThat(enrichedUids()).filteredOn(uids::contains).containsExactlyInAnyOrderElementsOf(uids);
    assertThat(installation.query(OURS)).containsExactlyInAnyOrderElementsOf(uids);
  }

  /** The broker is shared with other tests: only our documents count. */
  private static final String OURS =
      "SELECT uid FROM question WHERE author_name = 'Anne Essai' AND number >= " + FIRST;

  private List<String> rawDocuments() {
    return installation.read(Topics.RAW.name()).stream()
        .map(ConsumerRecord::value)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .filter(text -> text.contains("<b>80"))
        .toList();
  }

  /** The keys alone: other tests leave values that are no questions. */
  private List<String> enrichedUids() {
    return installation.read(Topics.ENRICHED.name()).stream()
        .map(record -> new String(record.key(), StandardCharsets.UTF_8))
        .toList();
  }

  private static void drop(Path inbox, int from, int to) {
    for (int i = from; i < to; i++) {
      Documents.drop(inbox, i + ".txt", Documents.answered(FIRST + i));
    }
  }

  private void awaitRows(int rows) {
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(installation.query(OURS)).hasSizeGreaterThanOrEqualTo(rows));
  }

  private static QuesteurProcess ingest(Path inbox) {
    return QuesteurProcess.start("ingest", "-b", Backends.get().bootstrapServers(), "--inbox", inbox.toString());
  }

  private QuesteurProcess enrich() {
    return QuesteurProcess.start(
        "enrich", "-b", Backends.get().bootstrapServers(), "--state-dir", directory.resolve("streams").toString());
  }

  private QuesteurProcess sink() {
    return QuesteurProcess.start("sink", "-b", Backends.get().bootstrapServers(), "--postgres-url",
        Backends.get().url(database), "--group-id", "sink-of-this-test");
  }
}
