package fr.questeur.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.Stub;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

  /** Refuses values of more than a number of bytes as a broker would. */
  private static final class Broker extends MockProducer<byte[], byte[]> {
    private final KafkaException failure;
    private final int maxBytes;

    Broker(KafkaException failure, int maxBytes) {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
      this.failure = failure;
      this.maxBytes = maxBytes;
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
      if (record.value().length <= maxBytes) {
        return super.send(record);
      }
      return CompletableFuture.failedFuture(failure);
    }
  }

  private static Reject reject(byte[] value) {
    ConsumerRecord<byte[], byte[]> record = Records.record(Records.P1, 42, "QANR5L17QE3", value);
    RecordHeaders.put(record.headers(), RecordHeaders.FILE_PATH, "inbox/a.txt");
    return new Reject(record, DeadLetterReason.NOT_STORABLE, "refused", new SQLException("refused", "22021"));
  }

  @Test
  void aLetterHoldsTheOriginalBytesAndSaysWhereWhatAndWhy() {
    try (Broker broker = new Broker(null, 100)) {
      List<DeadLetter> letters = new DeadLetters(broker).send(List.of(reject(new byte[] {1, 2, 3})));

      ProducerRecord<byte[], byte[]> sent = broker.history().get(0);
      assertThat(sent.topic()).isEqualTo(Topics.DEAD_LETTER.name());
      assertThat(sent.key()).asString().isEqualTo("QANR5L17QE3");
      assertThat(sent.value()).containsExactly(1, 2, 3);
      assertThat(RecordHeaders.text(sent.headers(), DeadLetter.EXCEPTION)).isEqualTo(SQLException.class.getName());
      assertThat(letters).containsExactly(DeadLetter.read(sent.headers()));
      assertThat(letters.get(0))
          .isEqualTo(
              new DeadLetter(
                  DeadLetterReason.NOT_STORABLE, "refused", "sink", "inbox/a.txt", Records.P1.topic(), 1, 42L));
    }
  }

  @Test
  void aLetterThatIsTooLargeBecomesAStub() {
    try (Broker broker = new Broker(new RecordTooLargeException("too large"), 150)) {
      new DeadLetters(broker).send(List.of(reject(new byte[151])));

      Stub stub = QuestionJson.read(broker.history().get(0).value(), Stub.class);
      assertThat(stub.path()).isEqualTo("inbox/a.txt");
      assertThat(stub.size()).isEqualTo(151);
      assertThat(stub.sha256()).hasSize(64).startsWith("3d134c4c");
    }
  }

  @Test
  void whatKafkaDoesNotAcknowledgeIsNotTakenAsSent() {
    try (Broker broker = new Broker(new TimeoutException("away"), 0)) {
      assertThatThrownBy(() -> new DeadLetters(broker).send(List.of(reject(new byte[1]))))
          .isInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void nothingToSendSendsNothing() {
    try (Broker broker = new Broker(null, 100)) {
      assertThat(new DeadLetters(broker).send(List.of())).isEmpty();
      assertThat(broker.history()).isEmpty();
    }
  }
}
