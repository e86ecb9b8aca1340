package fr.questeur.sink;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.kafka.BoundedConsumer;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that cannot be stored.
 *
 * @param record as it came
 * @param reason what is wrong with it
 * @param message the same in a sentence
 * @param cause what told so
 */
record Reject(ConsumerRecord<byte[], byte[]> record, DeadLetterReason reason, String message, Exception cause) {

  /** Of a record that breaks the contract: another producer has written it, or a fault of Questeur's own. */
  static Reject unreadable(Change.Unreadable change) {
    boolean isTooLarge = BoundedConsumer.unreadable(change.record().headers()) != null;
    return new Reject(
        change.record(), isTooLarge ? DeadLetterReason.TOO_LARGE : DeadLetterReason.INTERNAL_ERROR, change.fault().getMessage(), change.fault());
  }

  DeadLetter letter() {
    return new DeadLetter(
        reason,
        message,
        Sink.NAME,
        RecordHeaders.text(record.headers(), RecordHeaders.FILE_PATH),
        record.topic(),
        record.partition(),
        record.offset());
  }
}
