package fr.questeur.contract.kafka;

import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import org.apache.kafka.common.serialization.Serializer;

/** Writes a question as one line of JSON. */
public final class QuestionSerializer implements Serializer<Question> {

  @Override
  public byte[] serialize(String topic, Question question) {
    return question == null ? null : QuestionJson.write(question);
  }
}
