package fr.questeur.sink;

import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.Stub;
import fr.questeur.contract.kafka.DeadLetter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Sends what cannot be stored to {@code questions.dead-letter}. */
final class DeadLetters {

  private final Producer<byte[], byte[]> producer;

  DeadLetters(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Sends letters and waits until Kafka has acknowledged all of them.
   *
   * @throws KafkaException if it has not; some may have arrived
   */
  List<DeadLetter> send(List<Reject> rejects) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Reject reject : rejects) {
      sent.add(send(reject, reject.record().value()));
    }
    List<DeadLetter> letters = new ArrayList<>();
    for (int i = 0; i < rejects.size(); i++) {
      Reject reject = rejects.get(i);
      if (!isAcknowledged(sent.get(i)) && !isAcknowledged(send(reject, stub(reject)))) {
        throw new KafkaException("even the stub of a dead letter is too large: " + reject.letter());
      }
      letters.add(reject.letter());
    }
    return letters;
  }

  private Future<RecordMetadata> send(Reject reject, byte[] value) {
    return producer.send(
        reject.letter().toRecord(reject.record().key(), value, reject.record().headers(), reject.cause()));
  }

  /** False if the letter is too large: with its headers, a record of the largest size can be. */
  private static boolean isAcknowledged(Future<RecordMetadata> sent) {
    try {
      sent.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        return false;
      }
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static byte[] stub(Reject reject) {
    byte[] value = reject.record().value();
    return QuestionJson.write(new Stub(reject.letter().path(), value.length, sha256(value)));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
