package fr.questeur.contract.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

  private static final String SHA256 = "a6f3ac7e43a7038a".repeat(4);

  private final Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();

  @Test
  void aTraceBeginsUnderTheHashOfItsDocument() {
    TraceContext.begin(headers, SHA256);

    assertThat(RecordHeaders.text(headers, "traceparent"))
        .isEqualTo("00-a6f3ac7e43a7038aa6f3ac7e43a7038a-a6f3ac7e43a7038a-01");
    assertThat(TraceContext.traceId(headers)).isEqualTo(SHA256.substring(0, 32));
  }

  @Test
  void oneThatIsUnderWayGoesOn() {
    String later = "01-" + "ab".repeat(16) + "-" + "cd".repeat(8) + "-00-what a later version adds";
    RecordHeaders.put(headers, "traceparent", later);
    TraceContext.begin(headers, SHA256);

    assertThat(TraceContext.traceId(headers)).isEqualTo("ab".repeat(16));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "00-AB-cd-01", "00-a6f3ac7e43a7038aa6f3ac7e43a7038a-a6f3ac7e43a7038a"})
  void whatIsNoTraceIsReplaced(String text) {
    RecordHeaders.put(headers, "traceparent", text);
    assertThat(TraceContext.traceId(headers)).isNull();
    TraceContext.begin(headers, SHA256);

    assertThat(TraceContext.traceId(headers)).isEqualTo(SHA256.substring(0, 32));
  }
}
