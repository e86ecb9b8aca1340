package fr.questeur.monitor.api;

import fr.questeur.contract.JournalOfficiel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Lists of questions. */
final class Questions {

  static final int MAX_LIMIT = 100;
  static final int MAX_OFFSET = 10_000;

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration HIGHLIGHT_LIMIT = Duration.ofSeconds(3);
  private static final int GROUPS = 100;

  private final Reads reads;
  private final Clock clock;

  Questions(Reads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  QuestionPage page(QuestionFilter filter, QuestionOrder order, int limit, int offset) {
    LocalDate today = JournalOfficiel.today(clock);
    return reads.read(LIMIT, connection -> {
      int total = count(connection, filter, today);
      List<QuestionItem> items =
          total == 0 ? List.of() : items(connection, filter, order, limit, offset, today);
      return new QuestionPage(
          Math.min(total, MAX_OFFSET), total <= MAX_OFFSET, limit, offset, items);
    });
  }

  /** One more than is counted at most, if there are more. */
  private static int count(Connection connection, QuestionFilter filter, LocalDate today) throws SQLException {
    Where where = filter.where(today);
    String sql = "SELECT count(*) FROM (SELECT FROM %s WHERE %s LIMIT %d) q"
        .formatted(filter.from(), where.sql(), MAX_OFFSET + 1);
    return Reads.list(connection, sql, values(filter, where), row -> row.getInt(1)).get(0);
  }

  /** Words are marked in the rows of the page alone, and left unmarked where that would take too long. */
  private static List<QuestionItem> items(
      Connection connection, QuestionFilter filter, QuestionOrder order, int limit, int offset, LocalDate today)
      throws SQLException {
    Where where = filter.where(today);
    String rows = "SELECT %s%s FROM %s WHERE %s ORDER BY %s LIMIT ? OFFSET ?".formatted(
        QuestionItem.COLUMNS, filter.isSearch() ? ", words.query" : "", filter.from(), where.sql(), order.sql());
    List<Object> values = values(filter, where);
    values.addAll(List.of(limit, offset));
    if (!filter.isSearch()) {
      return items(connection, rows, values, false, today);
    }
    String marked = "SELECT words.*, %s AS heading_marked, %s AS question_text_marked, %s AS answer_text_marked FROM (%s) words"
        .formatted(marked("heading"), marked("question_text"), marked("answer_text"), rows);
    List<Object> markedValues =
        new ArrayList<>(List.of(Highlights.OPTIONS, Highlights.OPTIONS, Highlights.OPTIONS));
    markedValues.addAll(values);
    return Reads.orElse(
        connection, HIGHLIGHT_LIMIT, LIMIT,
        () -> items(connection, marked, markedValues, true, today),
        () -> items(connection, rows, values, false, today));
  }

  private static String marked(String column) {
    return Highlights.marked("words." + column, QuestionItem.MAX_CHARACTERS);
  }

  private static List<QuestionItem> items(
      Connection connection, String sql, List<Object> values, boolean isMarked, LocalDate today) throws SQLException {
    return Reads.list(connection, sql, values, row -> QuestionItem.of(row, isMarked, today));
  }

  static List<Object> values(QuestionFilter filter, Where where) {
    List<Object> values = new ArrayList<>();
    if (filter.isSearch()) {
      values.add(filter.words());
    }
    values.addAll(where.values());
    return values;
  }

  Facet.Facets facets() {
    LocalDate today = JournalOfficiel.today(clock);
    return reads.read(LIMIT, connection -> {
      List<Facet> statuses = facet(connection, "q.status", "q.status", "3 DESC");
      long overdue = Reads.list(
          connection, "SELECT count(*) FROM question WHERE status = 'pending' AND deadline_last_on < ?", List.of(today),
          row -> row.getLong(1)).get(0);
      return new Facet.Facets(
          statuses.stream().mapToLong(Facet::questions).sum(),
          overdue,
          facet(connection, "q.legislature", "q.legislature", "q.legislature DESC"),
          facet(connection, "q.type", "q.type", "3 DESC"),
          statuses,
          facet(connection, "q.portfolio_in_charge", "min(p.name)", "2"),
          facet(connection, "coalesce(q.author_group_code, q.author_group)", "max(q.author_group)", "3 DESC"));
    });
  }

  private static List<Facet> facet(Connection connection, String value, String name, String order)
      throws SQLException {
    String sql = ("SELECT %1$s, %2$s, count(*) FROM question q LEFT JOIN portfolio p ON p.id = q.portfolio_in_charge "
        + "WHERE %1$s IS NOT NULL GROUP BY %1$s ORDER BY %3$s LIMIT %4$d").formatted(value, name, order, GROUPS);
    return Reads.list(
        connection, sql, List.of(), row -> new Facet(row.getString(1), row.getString(2), row.getLong(3)));
  }
}
