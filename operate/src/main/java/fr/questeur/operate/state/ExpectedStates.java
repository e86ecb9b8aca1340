package fr.questeur.operate.state;

import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.enrich.merge.Contributions;
import fr.questeur.enrich.stream.JsonLines;
import java.util.ArrayList;
import java.util.List;

/** States of questions as enrich would keep them: by uid, the latest of each layout, one a line. */
public final class ExpectedStates {

  private ExpectedStates() {}

  /** Takes in what one document says. */
  public static void add(Scratch states, Question question) {
    String uid = question.uid().toString();
    byte[] known = states.get(uid);
    if (known == null) {
      states.put(uid, QuestionJson.write(question));
      return;
    }
    List<byte[]> lines = JsonLines.split(known);
    Contributions before = new Contributions(lines.stream().map(QuestionJson::read).toList());
    if (before.with(question) != before) {
      int place = before.placeOf(question);
      byte[] line = QuestionJson.write(question);
      if (place < lines.size()) {
        lines.set(place, line);
      } else {
        lines.add(line);
      }
      states.put(uid, JsonLines.join(lines));
    }
  }

  /** What the documents of a question say together. */
  public static Question merged(byte[] lines) {
    List<Question> states = new ArrayList<>();
    JsonLines.split(lines).forEach(line -> states.add(QuestionJson.read(line)));
    return new Contributions(states).merged();
  }
}
