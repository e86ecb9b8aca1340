package fr.questeur.monitor.api;

import fr.questeur.contract.Deadline;
import fr.questeur.contract.DeadlineRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * A question in a list. Null where the documents do not say.
 *
 * @param heading title, or rubrique and tête d'analyse
 * @param excerpt of the text of the question; of the answer, if only that has the words searched for
 * @param ministry in charge, as printed
 * @param portfolio in charge
 * @param deadlineOn the last day on which an answer is not late
 * @param overdue whether an answer is owed and that day is past
 * @param notation J-12, J, J+30; null unless pending with a deadline
 * @param delayDays from publication to answer; null unless answered
 * @param timeliness on_time, within_extension or late
 */
record QuestionItem(
    String uid, int legislature, String type, int number, String status, List<Segment> heading, List<Segment> excerpt,
    String author, String group, String ministry, String portfolio, LocalDate publishedOn, LocalDate answeredOn,
    LocalDate deadlineOn, boolean overdue, String notation, Integer delayDays, String timeliness, Integer daysLate) {

  static final int EXCERPT_LENGTH = 280;

  /** Of a text an excerpt is taken from the beginning; a page of a list has three texts a row. */
  static final int MAX_CHARACTERS = 10_000;

  private static final int MAX_LABEL = 500;

  /** What {@link #of} reads, from {@code question q}. */
  static final String COLUMNS =
      "q.uid, q.legislature, q.type, q.number, q.status, " + left(heading("q"), MAX_LABEL, "heading")
          + left("q.question_text", MAX_CHARACTERS, "question_text")
          + left("q.answer_text", MAX_CHARACTERS, "answer_text")
          + left("q.author_name", MAX_LABEL, "author_name")
          + left("coalesce(q.author_group_code, q.author_group)", MAX_LABEL, "author_group")
          + left("q.ministry_in_charge", MAX_LABEL, "ministry_in_charge")
          + "q.portfolio_in_charge, q.published_on, q.answered_on, q.deadline_rule, q.deadline_on, "
          + "q.deadline_extended_on, q.deadline_signalled_on, q.delay_days, q.timeliness, q.days_late";

  /** The beginning, so that a page is small whatever documents say. */
  private static String left(String text, int characters, String name) {
    return "left(%s, %d) AS %s, ".formatted(text, characters, name);
  }

  static String heading(String table) {
    return ("coalesce(concat_ws(' · ', nullif(%1$s.rubric, ''), "
        + "coalesce(nullif(%1$s.title, ''), nullif(%1$s.analysis_head, ''))), '')").formatted(table);
  }

  static QuestionItem of(ResultSet row, boolean isMarked, LocalDate today) throws SQLException {
    Deadline deadline = deadline(row);
    boolean isPending = "pending".equals(row.getString("status"));
    boolean owed = isPending && deadline != null;
    return new QuestionItem(
        row.getString("uid"),
        row.getInt("legislature"),
        row.getString("type"),
        row.getInt("number"),
        row.getString("status"),
        Highlights.of(row.getString("heading"), isMarked ? row.getString("heading_marked") : null),
        excerpt(row, isMarked),
        row.getString("author_name"),
        row.getString("author_group"),
        row.getString("ministry_in_charge"),
        row.getString("portfolio_in_charge"),
        row.getObject("published_on", LocalDate.class),
        row.getObject("answered_on", LocalDate.class),
        deadline == null ? null : deadline.last(),
        owed && deadline.daysPast(today) > 0,
        owed ? deadline.notation(today) : null,
        row.getObject("delay_days", Integer.class),
        row.getString("timeliness"),
        row.getObject("days_late", Integer.class));
  }

  static Deadline deadline(ResultSet row) throws SQLException {
    String code = row.getString("deadline_rule");
    if (code == null) {
      return null;
    }
    DeadlineRule rule =
        Arrays.stream(DeadlineRule.values()).filter(each -> each.code().equals(code)).findFirst().orElseThrow();
    return new Deadline(
        rule,
        row.getObject("deadline_on", LocalDate.class),
        row.getObject("deadline_extended_on", LocalDate.class),
        row.getObject("deadline_signalled_on", LocalDate.class));
  }

  private static List<Segment> excerpt(ResultSet row, boolean isMarked) throws SQLException {
    List<Segment> question = excerpt(row, "question_text", isMarked);
    if (isMarked && !Highlights.hasMatch(question)) {
      List<Segment> answer = excerpt(row, "answer_text", true);
      return Highlights.hasMatch(answer) ? answer : question;
    }
    return question;
  }

  private static List<Segment> excerpt(ResultSet row, String column, boolean isMarked) throws SQLException {
    return Highlights.excerpt(
        row.getString(column), isMarked ? row.getString(column + "_marked") : null, EXCERPT_LENGTH);
  }
}
