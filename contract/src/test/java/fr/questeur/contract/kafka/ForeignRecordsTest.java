package fr.questeur.contract.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.QuestionJson;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignRecordsTest {

  @Test
  void eachSkippedRecordIsCountedByItsTopic() {
    List<String> counted = new ArrayList<>();
    ForeignRecords foreign = new ForeignRecords(counted::add, () -> 0);

    foreign.skip(new ConsumerRecord<>("a", 0, 7, null, null), "null");
    foreign.skip("b", 1, 8, "garbage");
    foreign.skip("a", "garbage");

    assertThat(counted).containsExactly("a", "b", "a");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "null", "[]", "1", "", "\u0000", "{", "{\"schemaVersion\":2,\"uid\":\"QANR5L14QE1\"}",
    "{\"uid\":\"QANR5L14QE1\",\"schemaVersion\":\"1\"}", "{\"schemaVersion\":1e999}"})
  void whatIsNoQuestionIsRejectedInOneWay(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    Assertions.assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> QuestionJson.read(bytes));
    Assertions.assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> QuestionJson.readOutline(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void deeplyNestedJsonIsRejected(String level) {
    byte[] bytes = level.repeat(1_000_000).getBytes(StandardCharsets.UTF_8);

    Assertions.assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> QuestionJson.read(bytes));
    Assertions.assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> QuestionJson.read(bytes, Resolution.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "99999999999999999999", "2147483648"})
  void deadLetterWithAPlaceThatIsNoneIsReadWithoutIt(String partition) {
    Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    RecordHeaders.put(headers, DeadLetter.REASON, "nonsense");
    RecordHeaders.put(headers, DeadLetter.TOPIC, "questions.raw");
    RecordHeaders.put(headers, DeadLetter.PARTITION, partition);
    RecordHeaders.put(headers, DeadLetter.OFFSET, "7");

    DeadLetter letter = DeadLetter.read(headers);

    assertThat(letter.reason()).isEqualTo(DeadLetterReason.INTERNAL_ERROR);
    assertThat(letter.topic()).isNull();
    assertThat(letter.partition()).isNull();
    assertThat(letter.offset()).isNull();
  }
}
