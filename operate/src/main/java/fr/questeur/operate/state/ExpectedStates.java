package fr.questeur.operate.state;

import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.enrich.merge.Contributions;
import fr.questeur.enrich.stream.JsonLines;
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
    Contributions before = contributions(lines);
    if (before.with(question) != before) {
      JsonLines.put(lines, before.placeOf(question), QuestionJson.write(question));
      states.put(uid, JsonLines.join(lines));
    }
  }

  /** What the documents of a question say together. */
  public static Question merged(byte[] lines) {
    return contributions(JsonLines.split(lines)).merged();
  }

  private static Contributions contributions(List<byte[]> lines) {
    return new Contributions(lines.stream().map(QuestionJson::read).toList());
  }
}
