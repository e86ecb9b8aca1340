package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.embedded.EmbeddedKafka;
import fr.questeur.embedded.Port;
import fr.questeur.run.StageFailedException;
import fr.questeur.run.TopicGuard;
import fr.questeur.run.TopicSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that are deleted, or deleted and made again; on a broker of its own. */
class TopicIdentityIT {

  private static final String RAW = Topics.RAW.name();
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path directory;

  private EmbeddedKafka broker;
  private Map<String, Object> kafka;
  private Admin admin;

  @BeforeEach
  void start() {
    broker = EmbeddedKafka.start(directory, Port.any());
    kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    admin = Admin.create(kafka);
  }

  @AfterEach
  void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void theSameTopicsAreTakenAgainAndAgain() {
    assertThat(ensure()).isEqualTo(ensure()).containsOnlyKeys(Topics.all().stream().map(t -> t.name()).toList());
  }

  @Test
  void aDeletedTopicIsNotMadeAnewInSilence() throws Exception {
    ensure();
    delete();

    assertThatThrownBy(this::ensure)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("questions.raw was deleted")
        .hasMessageContaining("questeur topics accept questions.raw");

    assertThat(accept()).contains("questions.raw: made anew when a stage starts");
    ensure();
  }

  @Test
  void aTopicMadeAgainIsRefusedUntilItIsAcceptedAndThenReadFromItsBeginning() throws Exception {
    ensure();
    TopicPartition partition = new TopicPartition(RAW, 0);
    admin.alterConsumerGroupOffsets("questeur-enrich", Map.of(partition, new OffsetAndMetadata(0))).all().get();
    delete();
    admin.createTopics(List.of(new NewTopic(RAW, 4, (short) 1)
        .configs(Topics.RAW.config()))).all().get();

    QuesteurProcess enrich =
        QuesteurProcess.start("enrich", "-b", broker.bootstrapServers(), "--state-dir", directory + "/streams");
    assertThat(enrich.await(SOON)).isEqualTo(1);
    assertThat(enrich.output()).contains("questions.raw was deleted and made again");

    assertThat(accept()).contains("questions.raw: as it is now");
    ensure();
    assertThat(admin.listConsumerGroupOffsets("questeur-enrich").partitionsToOffsetAndMetadata().get()).isEmpty();
  }

  @Test
  void aRunningStageNoticesIt() throws Exception {
    try (TopicGuard guard = new TopicGuard(kafka, ensure())) {
      guard.check();
      delete();

      await().atMost(SOON).untilAsserted(() ->
          assertThatThrownBy(guard::check).isInstanceOf(StageFailedException.class).hasMessageContaining("deleted"));
    }
  }

  @Test
  void aStageIsNotEndedByAKafkaThatDoesNotAnswer() {
    Map<String, Uuid> ids = ensure();
    broker.close();
    try (TopicGuard guard = new TopicGuard(Map.of(
        "bootstrap.servers", broker.bootstrapServers(), "default.api.timeout.ms", "500",
        "request.timeout.ms", "400"), ids)) {
      await().during(Duration.ofSeconds(2)).atMost(SOON).untilAsserted(guard::check);
    }
  }

  private Map<String, Uuid> ensure() {
    return TopicSetup.ensure(kafka, Topics.all(), 4);
  }

  private void delete() throws Exception {
    admin.deleteTopics(List.of(RAW)).all().get();
    await().atMost(SOON).until(() -> !admin.listTopics().names().get().contains(RAW));
  }

  private String accept() {
    try (QuesteurProcess accept = QuesteurProcess.start("topics", "accept", RAW, "-b", broker.bootstrapServers())) {
      assertThat(accept.await(SOON)).as(accept.output()).isZero();
      return accept.output();
    }
  }
}
