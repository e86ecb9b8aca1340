package fr.questeur.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import fr.questeur.contract.kafka.Topics;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Records of {@code questions.enriched} to test with. */
final class Records {

  static final TopicPartition P0 = new TopicPartition(Topics.ENRICHED.name(), 0);
  static final TopicPartition P1 = new TopicPartition(Topics.ENRICHED.name(), 1);

  private Records() {}

  /** With as little in it as a question can have. */
  static Question question(int number) {
    return new Question(
        QuestionUid.of(17, QuestionType.QE, number),
        Status.PENDING,
        null,
        null,
        List.of(new Attribution(null, null)),
        new Heading(null, null, List.of()),
        new Publication("Une question ?", null, null),
        null,
        List.of(),
        null,
        null,
        new Source("inbox/a.txt", "text", "00", Instant.EPOCH));
  }

  static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, Question question) {
    return record(partition, offset, question.uid().toString(), QuestionJson.write(question));
  }

  static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, String key, byte[] value) {
    return new ConsumerRecord<>(
        partition.topic(), partition.partition(), offset, key == null ? null : key.getBytes(UTF_8), value);
  }

  static ConsumerRecord<byte[], byte[]> tombstone(TopicPartition partition, long offset, int number) {
    return record(partition, offset, question(number).uid().toString(), null);
  }

  static Change.Keyed change(long offset, int number) {
    return (Change.Keyed) ChangeReader.read(record(P0, offset, question(number)));
  }

  static Change.Keyed deletion(long offset, int number) {
    return (Change.Keyed) ChangeReader.read(tombstone(P0, offset, number));
  }
}
