package fr.questeur.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeReaderTest {

  @Test
  void aStateIsToBeStored() {
    Question question = Records.question(3);
    assertThat(ChangeReader.read(Records.record(Records.P0, 1, question)))
        .isInstanceOfSatisfying(Change.Upsert.class, upsert -> {
          assertThat(upsert.question()).isEqualTo(question);
          assertThat(upsert.uid()).isEqualTo("QANR5L17QE3");
        });
  }

  @Test
  void aRecordWithoutAValueIsATombstone() {
    assertThat(ChangeReader.read(Records.tombstone(Records.P0, 1, 3)))
        .isInstanceOfSatisfying(Change.Delete.class, delete -> assertThat(delete.uid()).isEqualTo("QANR5L17QE3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"uid\":\"QANR5L17XX3\"}", "\u0000"})
  void whatIsNotTheContractsJsonIsUnreadable(String value) {
    assertThat(ChangeReader.read(Records.record(Records.P0, 1, "QANR5L17QE3", value.getBytes(UTF_8))))
        .isInstanceOf(Change.Unreadable.class);
  }

  @Test
  void aStateUnderTheKeyOfAnotherQuestionIsUnreadable() {
    byte[] value = QuestionJson.write(Records.question(3));
    assertThat(ChangeReader.read(Records.record(Records.P0, 1, "QANR5L17QE4", value)))
        .isInstanceOfSatisfying(
            Change.Unreadable.class,
            broken -> assertThat(broken.fault()).hasMessageContainingAll("QANR5L17QE4", "QANR5L17QE3"));
    assertThat(ChangeReader.read(Records.record(Records.P0, 1, null, value))).isInstanceOf(Change.Unreadable.class);
  }

  @Test
  void theLetterOfAnUnreadableRecordSaysWhereItCameFrom() {
    ConsumerRecord<byte[], byte[]> record = Records.record(Records.P1, 42, null, new byte[0]);
    RecordHeaders.put(record.headers(), RecordHeaders.FILE_PATH, "inbox/a.txt");

    var letter = Reject.unreadable((Change.Unreadable) ChangeReader.read(record)).letter();

    assertThat(letter.reason()).isEqualTo(DeadLetterReason.INTERNAL_ERROR);
    assertThat(letter.message()).isEqualTo("no key");
    assertThat(letter.stage()).isEqualTo("sink");
    assertThat(letter.path()).isEqualTo("inbox/a.txt");
    assertThat(letter.topic()).isEqualTo(Records.P1.topic());
    assertThat(letter.partition()).isEqualTo(1);
    assertThat(letter.offset()).isEqualTo(42);
  }
}
