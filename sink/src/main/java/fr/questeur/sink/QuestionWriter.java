package fr.questeur.sink;

import static java.util.stream.Collectors.joining;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Portfolios;
import fr.questeur.contract.Question;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes questions with all that belongs to them, in the caller's transaction. For one thread. */
final class QuestionWriter {

  /**
   * A record of the same partition with a lower or the same offset is a replay. Offsets of different partitions do not
   * compare: when partitions are added a question moves to another one, and what comes from there is newer.
   */
  private static final String NEWER =
      "question.enriched_partition <> %1$s.enriched_partition OR question.enriched_offset < %1$s.enriched_offset";

  private static final String UPSERT =
      "INSERT INTO question (%s) %s ON CONFLICT (uid) DO UPDATE SET %s, stored_at = now() WHERE %s"
          .formatted(
              Column.names(QuestionColumns.QUESTION),
              Column.select(QuestionColumns.QUESTION),
              QuestionColumns.QUESTION.stream()
                  .map(column -> column.name() + " = excluded." + column.name())
                  .collect(joining(", ")),
              NEWER.formatted("excluded"))
          // Of a row that was there before, xmax is the lock under which it was replaced.
          + " RETURNING uid, xmax <> 0 AS replaced";

  private static final List<Column<Change.Delete>> DELETED =
      List.of(
          Column.of("uid", "text", Change.Delete::uid),
          Column.of("enriched_partition", "int4", delete -> delete.record().partition()),
          Column.of("enriched_offset", "int8", delete -> delete.record().offset()));

  private static final String DELETE =
      "DELETE FROM question USING (%s) AS gone WHERE question.uid = gone.uid AND (%s) RETURNING question.uid"
          .formatted(Column.select(DELETED), NEWER.formatted("gone"));

  private final boolean search;
  private final SearchLexicon lexicon = new SearchLexicon();

  /**
   * A writer.
   *
   * @param search whether to fill the full-text search
   */
  QuestionWriter(boolean search) {
    this.search = search;
  }

  /** Writes the changes that are newer than what is there, and notes what became of each. */
  void write(Connection connection, Reduction changes, Fates fates) throws SQLException {
    if (!changes.upserts().isEmpty()) {
      upsert(connection, changes.upserts(), fates);
    }
    if (!changes.deletes().isEmpty()) {
      delete(connection, changes.deletes(), fates);
    }
  }

  private void upsert(Connection connection, List<Change.Upsert> upserts, Fates fates) throws SQLException {
    insertUnknownPortfolios(connection, upserts);
    Set<String> added = new HashSet<>();
    Set<String> replaced = new HashSet<>();
    Rows.returning(
        connection,
        UPSERT,
        QuestionColumns.QUESTION,
        upserts,
        row -> (row.getBoolean("replaced") ? replaced : added).add(row.getString("uid")));
    List<Change.Upsert> stored = new ArrayList<>();
    for (Change.Upsert upsert : upserts) {
      if (added.contains(upsert.uid()) || replaced.contains(upsert.uid())) {
        stored.add(upsert);
      } else {
        fates.unchanged(upsert);
      }
    }
    List<Question> questions = stored.stream().map(Change.Upsert::question).toList();
    for (ChildTable<?> table : QuestionColumns.CHILDREN) {
      table.replace(connection, replaced, questions);
    }
    if (search) {
      SearchTable.put(connection, lexicon, questions);
    } else {
      SearchTable.remove(connection, replaced);
    }
    RefusedTable.remove(connection, stored.stream().map(Change.Upsert::uid).toList());
    stored.forEach(fates::stored);
  }

  private static void delete(Connection connection, List<Change.Delete> deletes, Fates fates) throws SQLException {
    Set<String> gone = new HashSet<>();
    Rows.returning(connection, DELETE, DELETED, deletes, row -> gone.add(row.getString("uid")));
    RefusedTable.remove(connection, deletes.stream().map(Change.Delete::uid).toList());
    for (Change.Delete delete : deletes) {
      if (gone.contains(delete.uid())) {
        fates.deleted(delete.uid());
      } else {
        fates.unchanged(delete);
      }
    }
  }

  /** A ministry that the reference table does not know stands under its own name; sorted, for the order of locks. */
  private static void insertUnknownPortfolios(Connection connection, List<Change.Upsert> upserts)
      throws SQLException {
    TreeMap<String, Ministry> unknown = new TreeMap<>();
    upserts.stream()
        .map(Change.Upsert::question)
        .flatMap(QuestionWriter::ministries)
        .filter(ministry -> !Portfolios.isKnown(ministry.portfolio()))
        .forEach(ministry -> unknown.putIfAbsent(ministry.portfolio(), ministry));
    if (!unknown.isEmpty()) {
      PortfolioTable.insertUnknown(connection, List.copyOf(unknown.values()));
    }
  }

  private static Stream<Ministry> ministries(Question question) {
    return Stream.concat(
            Stream.of(question).map(Question::ministryAsked),
            question.attributions().stream().map(Attribution::ministry))
        .filter(Objects::nonNull);
  }
}
