package fr.questeur.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.questeur.contract.kafka.TraceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are not ours, on the topics of a real run: each example as its README has it run. */
class ExamplesIT {

  private static final Path SEEDS = Path.of("../seeds");
  private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();
  private static final Path SEED = SEEDS.resolve("000_a6f3ac7e43a7038a.txt");
  private static final String UID = "QANR5L14QE26402";
  private static final Duration LONG = Duration.ofSeconds(120);

  @TempDir static Path directory;

  private static LocalInstallation local;
  private static QuesteurProcess run;
  private static int seeds;

  @BeforeAll
  static void start() throws IOException {
    try (Stream<Path> files = Files.list(SEEDS)) {
      seeds = (int) files.filter(file -> file.toString().endsWith(".txt")).count();
    }
    local = new LocalInstallation(directory.resolve("data"));
    run = local.run(SEEDS.toString());
    await().atMost(LONG).ignoreExceptions().untilAsserted(() -> {
      assertThat(run.isAlive()).as(run.output()).isTrue();
      assertThat(local.running().query("SELECT uid FROM question")).hasSize(seeds);
    });
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void theTraceOfADocumentLeadsFromItsFileToItsRow() throws Exception {
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(SEED)));
    String trace = hash.substring(0, 32);

    assertThat(local.running().read("questions.raw"))
        .filteredOn(record -> new String(record.key(), UTF_8).equals(hash))
        .extracting(record -> TraceContext.traceId(record.headers()))
        .containsExactly(trace);
    assertThat(local.running().read("questions.enriched"))
        .filteredOn(record -> new String(record.key(), UTF_8).equals(UID))
        .extracting(record -> TraceContext.traceId(record.headers()))
        .containsExactly(trace);
    assertThat(local.running().query("SELECT uid FROM question WHERE trace_id = '" + trace + "'")).containsExactly(UID);
  }

  @Test
  void kcatShowsKeysHeadersAndJson() {
    needs("kcat", "-V");
    String output = output(EXAMPLES.resolve("kcat/questions").toString(), directory.resolve("data").toString());

    assertThat(output.lines().filter(line -> line.startsWith("key "))).hasSize(seeds);
    assertThat(output)
        .contains("key      " + UID)
        .contains("ce_specversion=1.0", "ce_type=fr.questeur.question.v1", "content-type=application/json")
        .contains("value    {\"schemaVersion\":1,\"uid\":\"" + UID + "\"");
  }

  @Test
  void nodeFindsEveryEventAsThePublishedSchemaSays() {
    needs("node", "--version");
    if (!Files.isDirectory(EXAMPLES.resolve("node/node_modules"))) {
      skip("the libraries of examples/node are not there: npm ci");
    }
    String output =
        output(
            "node", EXAMPLES.resolve("node/consume.js").toString(), directory.resolve("data").toString(),
            "--events", Integer.toString(seeds));

    assertThat(output).contains(UID + " answered ", seeds + " valid, 0 not");
  }

  @Test
  void aJavaConsumerBuildsATableFromTheTopicAlone() {
    try (QuesteurProcess table =
        QuesteurProcess.java("fr.questeur.examples.table.QuestionTable", local.clientProperties().toString(), "--once")) {
      assertThat(table.await(LONG)).as(table.output()).isZero();
      assertThat(table.output()).contains("%d questions from %d records in ".formatted(seeds, seeds));
    }
  }

  @Test
  void questionsAreJoinedWithDataOfOnesOwn() throws Exception {
    createTopics("my.teams", "my.team-questions");
    send("my.teams", "affaires-etrangeres", "diplomacy");
    Path state = directory.resolve("join");
    try (QuesteurProcess join =
        QuesteurProcess.java(
            "fr.questeur.examples.join.TeamQuestions", local.clientProperties().toString(), state.toString())) {
      awaitLast(join, "my.team-questions", UID, "diplomacy answered");
      send("my.teams", "affaires-etrangeres", "embassies");
      awaitLast(join, "my.team-questions", UID, "embassies answered");
    }
  }

  private static void awaitLast(QuesteurProcess process, String topic, String key, String value) {
    await().atMost(LONG).untilAsserted(() -> {
      assertThat(process.isAlive()).as(process.output()).isTrue();
      List<ConsumerRecord<byte[], byte[]>> records =
          local.running().read(topic).stream().filter(each -> new String(each.key(), UTF_8).equals(key)).toList();
      assertThat(records).isNotEmpty();
      assertThat(records.get(records.size() - 1).value()).asString(UTF_8).isEqualTo(value);
    });
  }

  private static void createTopics(String... names) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(local.running().kafka())) {
      admin.createTopics(Stream.of(names).map(name -> new NewTopic(name, 2, (short) 1)).toList()).all().get();
    }
  }

  private static void send(String topic, String key, String value) throws ExecutionException, InterruptedException {
    try (var producer =
        new KafkaProducer<>(local.running().kafka(), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  private static String output(String... command) {
    try (QuesteurProcess process = QuesteurProcess.of(List.of(command))) {
      assertThat(process.await(LONG)).as(process.output()).isZero();
      return process.output();
    }
  }

  private static void needs(String... command) {
    try {
      new ProcessBuilder(command).redirectErrorStream(true).start().onExit().join();
    } catch (IOException e) {
      skip(command[0] + " is not installed");
    }
  }

  private static void skip(String why) {
    System.err.println("ExamplesIT skips an example: " + why);
    assumeTrue(false, why);
  }
}
