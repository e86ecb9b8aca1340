package fr.questeur.monitor.api;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Author;
import fr.questeur.contract.Coded;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.JournalIssue;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Reference;
import fr.questeur.contract.ReferenceType;
import fr.questeur.contract.ResponseDelay;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import fr.questeur.contract.Supplement;
import fr.questeur.contract.Timeliness;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Puts a question together from its rows; the other way round than the sink. */
final class StoredQuestion {

  private StoredQuestion() {}

  /** The state in this transaction. */
  static Question read(Connection connection, ResultSet row) throws SQLException {
    List<String> uid = List.of(row.getString("uid"));
    return new Question(
        QuestionUid.parse(row.getString("uid")),
        coded(row.getString("status"), Status.values()),
        author(row),
        ministry(row, "ministry_asked", "ministry_asked_full_name", "portfolio_asked"),
        Reads.list(
            connection, "SELECT * FROM attribution WHERE uid = ? ORDER BY ordinal", uid, StoredQuestion::attribution),
        new Heading(
            row.getString("rubric"), row.getString("analysis_head"), texts(row, "analyses"), row.getString("title")),
        new Publication(
            row.getString("question_text"), date(row, "published_on"), number(row, "question_page"),
            issue(row, "question_journal")),
        answer(row),
        Reads.list(
            connection, "SELECT * FROM later_answer WHERE uid = ? ORDER BY ordinal", uid,
            later -> new Publication(
                later.getString("answer_text"), date(later, "answered_on"), number(later, "page"),
                issue(later, "journal"))),
        texts(row, "answered_with").stream().map(QuestionUid::parse).toList(),
        Reads.list(connection, "SELECT * FROM event WHERE uid = ? ORDER BY ordinal", uid, StoredQuestion::event),
        QuestionItem.deadline(row),
        delay(row),
        Reads.list(
            connection, "SELECT * FROM reference WHERE uid = ? ORDER BY ordinal", uid, StoredQuestion::reference),
        source(row, "source_path", "source_layout", "source_sha256"),
        Reads.list(
            connection, "SELECT * FROM supplement WHERE uid = ? ORDER BY ordinal", uid,
            more -> new Supplement(source(more, "path", "layout", "sha256"), texts(more, "fields"))));
  }

  private static Author author(ResultSet row) throws SQLException {
    Author author = new Author(
        row.getString("author_civility"), row.getString("author_name"), row.getString("author_actor_id"),
        row.getString("author_mandate_id"), row.getString("author_group"), row.getString("author_group_code"),
        row.getString("author_group_id"), row.getString("constituency"), row.getString("author_region"));
    return author.equals(new Author(null, null, null, null)) ? null : author;
  }

  private static Ministry ministry(ResultSet row, String label, String fullName, String portfolio)
      throws SQLException {
    return row.getString(label) == null
        ? null
        : new Ministry(row.getString(label), row.getString(fullName), row.getString(portfolio));
  }

  private static Attribution attribution(ResultSet row) throws SQLException {
    return new Attribution(ministry(row, "ministry", "ministry_full_name", "portfolio"), date(row, "attributed_on"));
  }

  /** Null without one. */
  private static Publication answer(ResultSet row) throws SQLException {
    Publication answer = new Publication(
        row.getString("answer_text"), date(row, "answered_on"), number(row, "answer_page"),
        issue(row, "answer_journal"));
    return answer.equals(new Publication(null, null, null)) ? null : answer;
  }

  private static JournalIssue issue(ResultSet row, String prefix) throws SQLException {
    JournalIssue issue = new JournalIssue(
        row.getString(prefix + "_series"), row.getString(prefix + "_number"), row.getString(prefix + "_url"),
        row.getString(prefix + "_nor"));
    return Stream.of(issue.series(), issue.number(), issue.url(), issue.nor()).allMatch(Objects::isNull) ? null : issue;
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        coded(row.getString("type"), EventType.values()), date(row, "happened_on"), number(row, "page"),
        coded(row.getString("part"), Part.values()), row.getString("reason"));
  }

  private static Reference reference(ResultSet row) throws SQLException {
    return new Reference(
        coded(row.getString("type"), ReferenceType.values()), row.getString("canonical"),
        coded(row.getString("part"), Part.values()), row.getInt("start_offset"), row.getInt("end_offset"));
  }

  private static ResponseDelay delay(ResultSet row) throws SQLException {
    Integer days = number(row, "delay_days");
    return days == null
        ? null
        : new ResponseDelay(days, coded(row.getString("timeliness"), Timeliness.values()), row.getInt("days_late"));
  }

  private static Source source(ResultSet row, String path, String layout, String sha256) throws SQLException {
    return new Source(row.getString(path), row.getString(layout), row.getString(sha256), instant(row, "observed_at"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static LocalDate date(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private static Integer number(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  /** Null for null, and for a code that a later version has written. */
  private static <T extends Coded> T coded(String code, T[] all) {
    return Arrays.stream(all).filter(each -> each.code().equals(code)).findFirst().orElse(null);
  }
}
