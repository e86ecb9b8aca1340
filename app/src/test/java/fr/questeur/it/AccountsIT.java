package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.embedded.EmbeddedKafka;
import fr.questeur.embedded.Port;
import fr.questeur.enrich.stream.Enrich;
import fr.questeur.enrich.stream.EnrichConfig;
import fr.questeur.enrich.stream.EnrichListener;
import fr.questeur.ingest.Ingest;
import fr.questeur.ingest.IngestConfig;
import fr.questeur.ingest.IngestListener;
import fr.questeur.monitor.Monitor;
import fr.questeur.monitor.accounts.Accounts;
import fr.questeur.run.TopicSetup;
import fr.questeur.sink.Schema;
import fr.questeur.sink.Sink;
import fr.questeur.sink.SinkConfig;
import fr.questeur.sink.SinkListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents are really removed and doubled behind the back of the stages, on a broker of our own. */
class AccountsIT {

  private static final Duration LONG = Duration.ofSeconds(90);
  private static final Map<String, Long> ALL_WELL =
      Map.of("raw", 0L, "parse", 0L, "candidates", 0L, "merge", 0L, "rows", 0L);

  @TempDir Path directory;

  private final DataSource database = Backends.get().newDatabase();
  private Map<String, Object> kafka;
  private Installation installation;
  private int number = 820_001;

  @Test
  void whatIsLostOrComesTwiceIsToldByItsStepAndNothingElseIs() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.start(directory.resolve("kafka"), Port.any())) {
      kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
      installation = new Installation(broker.bootstrapServers(), database);
      TopicSetup.ensure(kafka, Topics.all(), 2);
      Schema.migrate(database);
      Path inbox = Files.createDirectory(directory.resolve("inbox"));
      try (Ingest ingest = ingest(inbox); Sink sink = sink()) {
        ingest.start();
        sink.start();
        try (Enrich enrich = enrich()) {
          enrich.start();
          nothingIsUnaccountedWhenAllIsWell(inbox);
          aRowThatIsDeletedIsMissed();
          aDocumentThatIsDoubledIsTold();
        }
        documentsThatAreDeletedUnreadAreMissed(inbox);
      }
    }
  }

  private void nothingIsUnaccountedWhenAllIsWell(Path inbox) throws Exception {
    for (int i = 0; i < 5; i++) {
      drop(inbox);
    }
    Documents.drop(inbox, "copy.txt", Documents.answered(number - 1));
    Documents.drop(inbox, "no-question.txt", "Rien d'une question.");
    await().atMost(LONG).ignoreExceptions().untilAsserted(() ->
        assertThat(installation.query("SELECT uid FROM question")).hasSize(5));
    assertUnaccounted(ALL_WELL);
  }

  private void aRowThatIsDeletedIsMissed() throws Exception {
    assertThat(installation.query("DELETE FROM question WHERE number = 820001 RETURNING uid")).hasSize(1);
    assertUnaccounted(allWellBut("rows", 1));
  }

  /** With all its headers: as a broker would that gave back what it has given before. */
  private void aDocumentThatIsDoubledIsTold() throws Exception {
    ConsumerRecord<byte[], byte[]> raw = installation.read(Topics.RAW.name()).get(0);
    assertThat(RecordHeaders.text(raw.headers(), RecordHeaders.ACCOUNT)).startsWith("questeur-ingest");
    try (var producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(raw.topic(), raw.partition(), raw.key(), raw.value(), raw.headers())).get();
    }
    assertUnaccounted(allWellBut("rows", 1, "raw", -1));
  }

  private void documentsThatAreDeletedUnreadAreMissed(Path inbox) throws Exception {
    int before = installation.read(Topics.RAW.name()).size();
    for (int i = 0; i < 3; i++) {
      drop(inbox);
    }
    await().atMost(LONG).untilAsserted(() ->
        assertThat(installation.read(Topics.RAW.name())).hasSize(before + 3));
    deleteAllOf(Topics.RAW.name());
    try (Enrich enrich = enrich()) {
      enrich.start();
      assertUnaccounted(allWellBut("rows", 1, "raw", 2));
      assertThat(command(3)).contains("raw         2 missing").contains("rows        1 missing");
      command(0, "--write-off");
      assertUnaccounted(ALL_WELL);
      assertThat(command(0)).doesNotContain("missing");
    }
  }

  private String command(int exitCode, String... options) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("accounts", "-b", installation.bootstrapServers()));
    arguments.addAll(List.of("--postgres-url", Backends.get().url(database)));
    arguments.addAll(List.of(options));
    return QuesteurProcess.output(exitCode, arguments.toArray(String[]::new));
  }

  private void deleteAllOf(String topic) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(kafka)) {
      TopicPartition first = new TopicPartition(topic, 0);
      TopicPartition second = new TopicPartition(topic, 1);
      RecordsToDelete toTheEnd = RecordsToDelete.beforeOffset(-1);
      admin.deleteRecords(Map.of(first, toTheEnd, second, toTheEnd)).all().get();
    }
  }

  /** By a monitor that has just been started: it knows nothing of before. */
  private void assertUnaccounted(Map<String, Long> expected) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Map<String, String> groups =
        Map.of("questeur-enrich", Topics.RAW.name(), "questeur-sink", Topics.ENRICHED.name());
    try (Monitor monitor = new Monitor(kafka, groups, Clock.systemUTC(), meters, Duration.ofMillis(300))) {
      Accounts accounts =
          new Accounts(kafka, "questeur-enrich", "questeur-sink", database, meters, Duration.ofMillis(300));
      monitor.add(accounts);
      monitor.start();
      await().atMost(LONG).untilAsserted(() -> assertThat(accounts.unaccounted()).isEqualTo(expected));
    }
  }

  private static Map<String, Long> allWellBut(String step, long documents) {
    Map<String, Long> steps = new HashMap<>(ALL_WELL);
    steps.put(step, documents);
    return steps;
  }

  private static Map<String, Long> allWellBut(String step, long documents, String another, long more) {
    Map<String, Long> steps = allWellBut(step, documents);
    steps.put(another, more);
    return steps;
  }

  private void drop(Path inbox) {
    Documents.drop(inbox, number + ".txt", Documents.answered(number));
    number++;
  }

  private Ingest ingest(Path inbox) {
    return new Ingest(IngestConfig.of(List.of(inbox)), kafka, new SimpleMeterRegistry(), IngestListener.NONE);
  }

  private Enrich enrich() {
    EnrichConfig config = new EnrichConfig(EnrichConfig.DEFAULT_APPLICATION_ID, 1, directory.resolve("streams"));
    return new Enrich(config, kafka, new SimpleMeterRegistry(), EnrichListener.NONE);
  }

  private Sink sink() {
    return new Sink(SinkConfig.defaults(), kafka, database, new SimpleMeterRegistry(), SinkListener.NONE);
  }
}
