package fr.questeur.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinkConfigTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void defaults() {
    SinkConfig config = SinkConfig.defaults();
    assertThat(config.groupId()).isEqualTo("questeur-sink");
    assertThat(config.maxBatchRecords()).isEqualTo(500);
    assertThat(config.maxBatchBytes()).isEqualTo(8 * 1024 * 1024);
    assertThat(config.retryBackoff()).isEqualTo(Duration.ofMillis(200));
    assertThat(config.retryBackoffMax()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.closeTimeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aShorterBoundShortensTheFirstRetryToo() {
    SinkConfig config = SinkConfig.defaults().withRetryBackoffMax(Duration.ofMillis(50));
    assertThat(config.retryBackoff()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void whatCannotWorkIsRefused() {
    assertThatThrownBy(() -> new SinkConfig("g", 1, true, 0, 1, SECOND, SECOND, SECOND)).hasMessageContaining("one record");
    assertThatThrownBy(() -> new SinkConfig("g", 1, true, 1, 0, SECOND, SECOND, SECOND)).hasMessageContaining("one byte");
    assertThatThrownBy(() -> SinkConfig.defaults().withThreads(0)).hasMessageContaining("one thread");
    assertThatThrownBy(() -> new SinkConfig("g", 1, true, 1, 1, SECOND, Duration.ZERO, SECOND))
        .hasMessageContaining("retryBackoffMax");
  }

  @Test
  void theOperatorMaySetAnyPropertyButThoseOnWhichExactlyOnceRests() {
    Map<String, Object> shared =
        Map.of(
            "bootstrap.servers", "kafka:9092",
            "client.id", "mine",
            "fetch.max.bytes", 1000,
            "isolation.level", "read_uncommitted",
            "enable.auto.commit", true,
            "auto.offset.reset", "latest",
            "group.id", "another",
            "acks", "0");

    assertThat(SinkClients.consumer(SinkConfig.defaults(), shared))
        .containsEntry("bootstrap.servers", "kafka:9092")
        .containsEntry("client.id", "mine")
        .containsEntry("fetch.max.bytes", 1000)
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("enable.auto.commit", false)
        .containsEntry("auto.offset.reset", "none")
        .containsEntry("group.id", "questeur-sink");
    assertThat(SinkClients.producer(shared)).containsEntry("acks", "all").containsEntry("client.id", "mine");
    assertThat(SinkClients.admin(shared)).containsEntry("bootstrap.servers", "kafka:9092");
  }

  @Test
  void noTwoThreadsAreTheSameMemberOfTheGroup() {
    Map<String, Object> shared = Map.of("group.instance.id", "a-machine");
    assertThat(SinkClients.consumer(SinkConfig.defaults(), 2, shared))
        .containsEntry("client.id", "questeur-sink-2")
        .containsEntry("group.instance.id", "a-machine-2");
    assertThat(SinkClients.consumer(SinkConfig.defaults(), 2, Map.of())).doesNotContainKey("group.instance.id");
  }

  @Test
  void eachSettingIsChangedAlone() {
    SinkConfig config = SinkConfig.defaults().withThreads(3).withSearch(false).withGroupId("g");
    assertThat(config.threads()).isEqualTo(3);
    assertThat(config.search()).isFalse();
    assertThat(config.withRetryBackoffMax(SECOND).withSearch(true))
        .isEqualTo(SinkConfig.defaults().withGroupId("g").withThreads(3).withRetryBackoffMax(SECOND));
  }
}
