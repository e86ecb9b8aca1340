package fr.questeur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Portfolios;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.operate.TopicReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PortfoliosCommandTest {

  private static final String TOPIC = Topics.ENRICHED.name();
  private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
  private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);
  private static final Ministry MAGIC = new Ministry("Magie et hiboux", "magie-hiboux");
  private static final Ministry BROOMS = new Ministry("Balais volants", "balais-volants");
  private static final Ministry DEFENCE = new Ministry("Défense", "defense");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

  @Test
  void listPrintsEveryPortfolioWithItsName() {
    assertThat(execute("portfolios", "list")).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines()).hasSize(Portfolios.all().size());
    assertThat(out.toString()).containsPattern("(?m)^affaires-etrangeres +Affaires étrangères$");
  }

  @Test
  void listSpeaksJsonToPrograms() {
    assertThat(execute("portfolios", "list", "--json")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("{\"id\":\"sante\",\"name\":\"Santé\"}");
  }

  @Test
  void theGroupAloneIsAUsageErrorThatNamesItsCommands() {
    assertThat(execute("portfolios")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("list", "unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "unknown"})
  void helpTeachesByExample(String command) {
    assertThat(execute("portfolios", command, "--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("Usage: questeur portfolios " + command, "Example", "--json", "--config");
  }

  @Test
  void unknownMakesNoTopicsAndSoHasNoPartitions() {
    execute("portfolios", "unknown", "--help");
    assertThat(out.toString()).contains("--bootstrap-servers", "--kafka-config").doesNotContain("--partitions");
  }

  @Test
  void theMostFrequentComesFirstWithOneQuestionAsAnExample() {
    enriched(0, question(3, MAGIC), question(4, BROOMS, MAGIC));
    enriched(1, question(1, MAGIC, DEFENCE), question(2, DEFENCE));

    assertThat(report()).isEqualTo(ExitCode.NOT_ALL_PLACED);
    assertThat(out.toString().lines().map(String::strip))
        .containsExactly(
            "3  Magie et hiboux  (magie-hiboux, QANR5L14QE1)", "1  Balais volants  (balais-volants, QANR5L14QE4)");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void jsonIsOneLineForEach() {
    enriched(0, question(3, MAGIC));
    assertThat(report("--json")).isEqualTo(ExitCode.NOT_ALL_PLACED);
    assertThat(out.toString().strip())
        .isEqualTo(
            "{\"label\":\"Magie et hiboux\",\"portfolio\":\"magie-hiboux\",\"questions\":1,"
                + "\"example\":\"QANR5L14QE3\"}");
  }

  @Test
  void aQuestionCountsOnceHoweverOftenItNamesTheMinistry() {
    enriched(0, question(3, MAGIC, MAGIC, MAGIC));
    report();
    assertThat(out.toString()).contains("1  Magie et hiboux");
  }

  @Test
  void onlyTheLatestStateOfAQuestionCounts() {
    enriched(0, question(3, MAGIC), question(3, DEFENCE), question(4, MAGIC));
    add(0, "QANR5L14QE4", null);
    assertThat(report()).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).hasToString("Every ministry of questions.enriched has its place.%n".formatted());
  }

  @Test
  void noneIsNoLineOfJson() {
    enriched(0, question(3, DEFENCE));
    assertThat(report("--json")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void anAttributionThatNamesNobodyIsNoMinistry() {
    enriched(0, question(3, DEFENCE, (Ministry) null));
    assertThat(report()).isEqualTo(ExitCode.OK);
  }

  @Test
  void recordsThatAreNoQuestionsAreCountedAndPassedOver() {
    enriched(0, question(3, MAGIC));
    add(0, "x", "no question".getBytes(StandardCharsets.UTF_8));
    assertThat(report()).isEqualTo(ExitCode.NOT_ALL_PLACED);
    assertThat(err.toString()).contains("1 records that are no questions were skipped");
  }

  @Test
  void aTopicThatDoesNotExistIsSaid() {
    TopicReader reader = new TopicReader(consumer, Duration.ofSeconds(5));
    assertThatThrownBy(() -> reader.readAll(TOPIC, record -> {}))
        .isInstanceOf(UnknownTopicOrPartitionException.class)
        .hasMessageContaining("questions.enriched");
  }

  @Test
  void aBrokerThatFallsSilentIsNotWaitedForForEver() {
    partitions();
    consumer.updateEndOffsets(Map.of(FIRST, 5L, SECOND, 0L));
    TopicReader reader = new TopicReader(consumer, Duration.ZERO);
    assertThatThrownBy(() -> reader.readAll(TOPIC, record -> {})).isInstanceOf(TimeoutException.class);
  }

  @Test
  void aBrokerThatFailsEndsTheReading() {
    partitions();
    consumer.updateEndOffsets(Map.of(FIRST, 5L, SECOND, 0L));
    consumer.setPollException(new KafkaException("gone"));
    TopicReader reader = new TopicReader(consumer, Duration.ofSeconds(5));
    assertThatThrownBy(() -> reader.readAll(TOPIC, record -> {})).hasMessage("gone");
  }

  private static Question question(int number, Ministry... ministries) {
    return new Question(
        QuestionUid.of(14, QuestionType.QE, number),
        Status.PENDING,
        null,
        ministries[0],
        Arrays.stream(ministries).map(ministry -> new Attribution(ministry, LocalDate.of(2013, 5, 14))).toList(),
        new Heading(null, null, List.of()),
        new Publication("Une question ?", LocalDate.of(2013, 5, 14), null),
        null,
        List.of(),
        null,
        null,
        new Source("a.txt", "text", "00", Instant.EPOCH));
  }

  private void enriched(int partition, Question... questions) {
    for (Question question : questions) {
      add(partition, question.uid().toString(), QuestionJson.write(question));
    }
  }

  private final List<List<ConsumerRecord<byte[], byte[]>>> records =
      List.of(new ArrayList<>(), new ArrayList<>());

  private void add(int partition, String key, byte[] value) {
    List<ConsumerRecord<byte[], byte[]>> log = records.get(partition);
    log.add(new ConsumerRecord<>(TOPIC, partition, log.size(), key.getBytes(StandardCharsets.UTF_8), value));
  }

  private void partitions() {
    consumer.updatePartitions(
        TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null), new PartitionInfo(TOPIC, 1, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
  }

  private int report(String... options) {
    partitions();
    consumer.updateEndOffsets(Map.of(FIRST, (long) records.get(0).size(), SECOND, (long) records.get(1).size()));
    consumer.schedulePollTask(() -> records.forEach(log -> log.forEach(consumer::addRecord)));
    CommandLine root = commandLine();
    root.parseArgs(Stream.concat(Stream.of("portfolios", "unknown"), Stream.of(options)).toArray(String[]::new));
    CommandLine command = root.getSubcommands().get("portfolios").getSubcommands().get("unknown");
    PortfoliosUnknownCommand unknown = command.getCommand();
    return unknown.report(new TopicReader(consumer, Duration.ofSeconds(20)));
  }

  private int execute(String... arguments) {
    return commandLine().execute(arguments);
  }

  private CommandLine commandLine() {
    CommandLine command = Main.commandLine(Settings.load(Map.of(), null));
    return command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
  }
}
