package fr.questeur.contract.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {

  private static final Map<String, Object> ALL =
      Map.of(
          "client.id", "all",
          "producer.client.id", "p",
          "producer.linger.ms", "9",
          "consumer.fetch.min.bytes", "2",
          "main.consumer.max.poll.records", "3",
          "admin.retries", "4");

  @Test
  void eachKindHasItsOwnOverWhatIsForAll() {
    assertThat(ClientProperties.forProducer(ALL)).containsOnly(Map.entry("client.id", "p"), Map.entry("linger.ms", "9"));
    assertThat(ClientProperties.forConsumer(ALL))
        .containsOnly(Map.entry("client.id", "all"), Map.entry("fetch.min.bytes", "2"));
    assertThat(ClientProperties.forAdmin(ALL)).containsOnly(Map.entry("client.id", "all"), Map.entry("retries", "4"));
  }
}
