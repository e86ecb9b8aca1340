package fr.questeur.contract.kafka;

import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import java.io.UncheckedIOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the value of {@code questions.enriched}; a tombstone is null. */
public final class QuestionDeserializer implements Deserializer<Question> {

  @Override
  public Question deserialize(String topic, byte[] json) {
    try {
      return json == null ? null : QuestionJson.read(json);
    } catch (UncheckedIOException e) {
      throw new SerializationException(e.getMessage(), e);
    }
  }
}
