package fr.questeur.sink;

import fr.questeur.contract.Question;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record of {@code questions.enriched} asks for. */
sealed interface Change {

  ConsumerRecord<byte[], byte[]> record();

  /** A state of a question, to store unless a newer one is there. */
  record Upsert(ConsumerRecord<byte[], byte[]> record, Question question) implements Keyed {

    @Override
    public String uid() {
      return question.uid().toString();
    }
  }

  /** A tombstone: the question is to go. */
  record Delete(ConsumerRecord<byte[], byte[]> record, String uid) implements Keyed {}

  /** A record that breaks the contract. */
  record Unreadable(ConsumerRecord<byte[], byte[]> record, RuntimeException fault) implements Change {}

  /** One that is about a question. */
  sealed interface Keyed extends Change permits Upsert, Delete {

    String uid();
  }
}
