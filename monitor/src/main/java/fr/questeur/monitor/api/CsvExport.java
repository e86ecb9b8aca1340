package fr.questeur.monitor.api;

import fr.questeur.contract.Deadline;
import fr.questeur.contract.JournalOfficiel;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** A list of questions as CSV, row by row, however many there are. */
final class CsvExport {

  /** For all of an export, however slowly its reader takes it. */
  static final Duration LIMIT = Duration.ofMinutes(10);

  /** For each fetch of rows; less than the pool waits for an answer. */
  private static final Duration FETCH_LIMIT = Duration.ofSeconds(50);
  private static final int FETCH_ROWS = 500;
  private static final long FETCH_BYTES = 8 * 1024 * 1024;

  private static final Object[] HEADER = {
    "uid", "legislature", "type", "number", "status", "rubric", "analysis_head", "title", "author", "group",
    "constituency", "ministry_asked", "ministry_in_charge", "portfolio_in_charge", "published_on", "answered_on",
    "deadline_on", "delay_days", "timeliness", "days_late", "overdue", "days_past", "question", "answer", "source"
  };

  private final Reads reads;
  private final Clock clock;

  CsvExport(Reads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  /** Writes all of the list. Its client has been disconnected when the limit is over: writing fails then. */
  void write(QuestionFilter filter, QuestionOrder order, CsvFormat format, OutputStream to) {
    LocalDate today = JournalOfficiel.today(clock);
    Where where = filter.where(today);
    String sql = "SELECT q.* FROM %s WHERE %s ORDER BY %s".formatted(filter.from(), where.sql(), order.sql());
    List<Object> values = Questions.values(filter, where);
    reads.read(FETCH_LIMIT, connection -> {
      int rowsAtOnce = rowsAtOnce(connection, filter, where, values);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setFetchSize(rowsAtOnce);
        Reads.bind(statement, values);
        try (ResultSet rows = statement.executeQuery();
            Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8))) {
          write(rows, new CsvWriter(out, format), today);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        return null;
      }
    });
  }

  /** As many rows as are sure to fit in memory: a text may have megabytes. */
  private static int rowsAtOnce(Connection connection, QuestionFilter filter, Where where, List<Object> values)
      throws SQLException {
    // The sizes are known without reading the texts.
    String sql = ("SELECT max(octet_length(coalesce(q.question_text, '')) + octet_length(coalesce(q.answer_text, ''))) "
        + "FROM %s WHERE %s").formatted(filter.from(), where.sql());
    long largest = Reads.list(connection, sql, values, row -> row.getLong(1)).get(0);
    return (int) Math.max(1, Math.min(FETCH_ROWS, FETCH_BYTES / Math.max(1, largest)));
  }

  private static void write(ResultSet rows, CsvWriter csv, LocalDate today) throws SQLException, IOException {
    csv.row(HEADER);
    while (rows.next()) {
      Deadline deadline = QuestionItem.deadline(rows);
      boolean owed = "pending".equals(rows.getString("status")) && deadline != null;
      Integer daysPast = owed ? deadline.daysPast(today) : null;
      csv.row(
          rows.getString("uid"), rows.getInt("legislature"), rows.getString("type"), rows.getInt("number"),
          rows.getString("status"), rows.getString("rubric"), rows.getString("analysis_head"), rows.getString("title"),
          rows.getString("author_name"), rows.getString("author_group"), rows.getString("constituency"),
          rows.getString("ministry_asked"), rows.getString("ministry_in_charge"),
          rows.getString("portfolio_in_charge"), date(rows, "published_on"), date(rows, "answered_on"),
          date(rows, "deadline_last_on"), rows.getObject("delay_days"), rows.getString("timeliness"),
          rows.getObject("days_late"), owed && daysPast > 0, daysPast, rows.getString("question_text"),
          rows.getString("answer_text"), rows.getString("source_path"));
    }
  }

  private static LocalDate date(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
