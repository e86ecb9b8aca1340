package fr.questeur.monitor.api;

import fr.questeur.contract.Question;
import fr.questeur.contract.Supplement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * All of a question, and how it stands today.
 *
 * @param question as in {@code questions.enriched}
 * @param overdue whether an answer is owed and the last day for it has passed
 * @param notation J-12, J, J+30; null unless pending with a deadline
 * @param timeline its life, oldest first
 * @param sources its documents, the leading one first
 * @param questionText with the words searched for
 * @param answerText the same; empty without an answer
 * @param storedAt when this state was written to Postgres
 */
record QuestionDetail(
    Question question, LocalDate today, boolean overdue, String notation, List<TimelineEntry> timeline,
    List<Origin> sources, List<Segment> questionText, List<Segment> answerText, Instant storedAt) {

  /**
   * A document, and what was taken from it.
   *
   * @param fields by their names in {@code questions.enriched}; null for the leading document: all the others
   */
  record Origin(String path, String layout, String sha256, Instant observedAt, List<String> fields) {}

  static QuestionDetail of(
      Question question, LocalDate today, List<Segment> questionText, List<Segment> answerText, Instant storedAt) {
    return new QuestionDetail(
        question, today, question.isOverdue(today), question.deadlineNotation(today),
        TimelineEntry.of(question, today), origins(question), questionText, answerText, storedAt);
  }

  private static List<Origin> origins(Question question) {
    List<Origin> origins = new ArrayList<>();
    origins.add(new Origin(
        question.source().path(), question.source().layout(), question.source().sha256(),
        question.source().observedAt(), null));
    for (Supplement supplement : question.supplements()) {
      origins.add(new Origin(
          supplement.source().path(), supplement.source().layout(), supplement.source().sha256(),
          supplement.source().observedAt(), supplement.fields()));
    }
    return origins;
  }
}
