package fr.questeur.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.BoundedConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of {@code questions.enriched}. */
final class ChangeReader {

  private ChangeReader() {}

  static Change read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return keyed(record);
    } catch (RuntimeException e) {
      String why = BoundedConsumer.unreadable(record.headers());
      return new Change.Unreadable(record, why == null ? e : new IllegalArgumentException(why, e));
    }
  }

  private static Change keyed(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      throw new IllegalArgumentException("no key");
    }
    String uid = new String(record.key(), UTF_8);
    if (record.value() == null) {
      return new Change.Delete(record, uid);
    }
    Question question = QuestionJson.read(record.value());
    // A tombstone goes by the key: a question under another one could never be deleted.
    if (!question.uid().toString().equals(uid)) {
      throw new IllegalArgumentException("the key %s is not the uid %s".formatted(uid, question.uid()));
    }
    return new Change.Upsert(record, question);
  }
}
