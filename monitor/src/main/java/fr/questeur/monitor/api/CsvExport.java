package fr.questeur.monitor.api;

import fr.questeur.contract.Deadline;
import fr.questeur.contract.JournalOfficiel;
import io.javalin.http.HttpStatus;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Semaphore;

/** A list of questions as CSV, row by row, however many there are. */
final class CsvExport {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int FETCH_ROWS = 500;
  private static final int AT_ONCE = 2;

  private static final Object[] HEADER = {
    "uid", "legislature", "type", "number", "status", "rubric", "analysis_head", "title", "author", "group",
    "constituency", "ministry_asked", "ministry_in_charge", "portfolio_in_charge", "published_on", "answered_on",
    "deadline_on", "delay_days", "timeliness", "days_late", "overdue", "days_past", "question", "answer", "source"
  };

  private final Reads reads;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE);

  CsvExport(Reads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  /**
   * Writes all of the list.
   *
   * @throws ApiException if too many are being written; nothing is written then
   */
  void write(QuestionFilter filter, QuestionOrder order, OutputStream to) {
    if (!places.tryAcquire()) {
      throw new ApiException(HttpStatus.SERVICE_UNAVAILABLE, AT_ONCE + " exports are under way; try again later");
    }
    try {
      LocalDate today = JournalOfficiel.today(clock);
      Where where = filter.where(today);
      String sql =
          "SELECT q.* FROM %s WHERE %s ORDER BY %s".formatted(filter.from(), where.sql(), order.sql());
      reads.read(LIMIT, connection -> {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          statement.setFetchSize(FETCH_ROWS);
          Reads.bind(statement, Questions.values(filter, where));
          try (ResultSet rows = statement.executeQuery();
              Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8))) {
            write(rows, new CsvWriter(out), today);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return null;
        }
      });
    } finally {
      places.release();
    }
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
