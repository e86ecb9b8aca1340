package fr.questeur.monitor.api;

import fr.questeur.contract.JournalOfficiel;
import fr.questeur.contract.Question;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Single questions. */
final class QuestionDetails {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration HIGHLIGHT_LIMIT = Duration.ofSeconds(2);
  private static final String MARKED =
      "SELECT %s, %s FROM question q, websearch_to_tsquery('questeur_french', question_search_text(?)) AS words(query) "
          .formatted(marked("q.question_text"), marked("q.answer_text")) + "WHERE q.uid = ?";

  private static String marked(String column) {
    return Highlights.marked(column, Highlights.MAX_CHARACTERS);
  }

  private record Marks(String question, String answer) {}

  private static final Marks NO_MARKS = new Marks(null, null);

  private final Reads reads;
  private final Clock clock;

  QuestionDetails(Reads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  /**
   * The question; null if it is not stored.
   *
   * @param words to mark in its texts; null for none
   */
  QuestionDetail get(String uid, String words) {
    LocalDate today = JournalOfficiel.today(clock);
    return reads.read(LIMIT, connection -> {
      Marks marks = words == null
          ? NO_MARKS
          : Reads.orElse(connection, HIGHLIGHT_LIMIT, LIMIT, () -> marks(connection, uid, words), () -> NO_MARKS);
      List<QuestionDetail> found =
          Reads.list(connection, "SELECT * FROM question WHERE uid = ?", List.of(uid), row -> {
            Question question = StoredQuestion.read(connection, row);
            return QuestionDetail.of(
                question, today, Highlights.of(question.question().text(), marks.question()),
                question.answer() == null ? List.of() : Highlights.of(question.answer().text(), marks.answer()),
                StoredQuestion.instant(row, "stored_at"));
          });
      return found.isEmpty() ? null : found.get(0);
    });
  }

  private static Marks marks(Connection connection, String uid, String words) throws SQLException {
    List<Marks> found = Reads.list(
        connection, MARKED, List.of(Highlights.OPTIONS, Highlights.OPTIONS, words, uid),
        row -> new Marks(row.getString(1), row.getString(2)));
    return found.isEmpty() ? NO_MARKS : found.get(0);
  }
}
