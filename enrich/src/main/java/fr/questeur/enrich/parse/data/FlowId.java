package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;

import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.time.LocalDate;
import java.util.List;

/** Which question the flow means; every part may be null. */
record FlowId(String source, String legislature, String type, String number) {

  /** Among the answers of a weekly issue, the type is that of the part; all its questions are written ones. */
  private static final String PART_OF_ANSWERS = "REP";

  /** First days of the legislatures that the flow, which began in 2008, has seen; the last days are the days before. */
  private static final List<LocalDate> SINCE_13TH =
      List.of(
          LocalDate.of(2007, 6, 20),
          LocalDate.of(2012, 6, 20),
          LocalDate.of(2017, 6, 21),
          LocalDate.of(2022, 6, 22),
          LocalDate.of(2024, 7, 18));

  private static final int FIRST = 13;

  /** From the fields of a question, or from those about it above: {@code QUESTIONS@Type}. */
  static FlowId of(Node question, String outerType) {
    Node id = question.has("idquestion") ? question.child("idquestion") : question;
    String type = first(id.text("type"), question.text("@type"), outerType);
    return new FlowId(
        first(id.text("source"), question.text("@source"), null),
        id.text("legislature"),
        PART_OF_ANSWERS.equals(type) ? "QE" : type,
        id.text("numeroquestion"));
  }

  /**
   * The uid. The old flow does not name the legislature: the day of publication tells it.
   *
   * @param published null if not given
   * @throws RejectedDocumentException if it is no question of the Assemblée, or parts of it are missing
   */
  QuestionUid uid(LocalDate published) {
    if (source != null && !source.equals("AN")) {
      throw new RejectedDocumentException(
          NOT_A_QUESTION,
          "question %s is one of the Sénat or another source (%s), not of the Assemblée nationale"
              .formatted(number, source));
    }
    return Identity.of(legislature == null ? legislatureOn(published) : legislature, type, number);
  }

  /** Whether it can be the uid of a question of the Assemblée. */
  boolean isWhole() {
    return "AN".equals(source) && legislature != null && number != null && List.of("QE", "QG", "QOSD").contains(type);
  }

  private static String legislatureOn(LocalDate published) {
    int begun = published == null ? 0 : (int) SINCE_13TH.stream().filter(day -> !published.isBefore(day)).count();
    return begun == 0 ? null : String.valueOf(FIRST + begun - 1);
  }

  private static String first(String a, String b, String c) {
    return a != null ? a : b != null ? b : c;
  }
}
