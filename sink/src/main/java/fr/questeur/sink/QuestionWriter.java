package fr.questeur.sink;

import static java.util.stream.Collectors.joining;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Portfolios;
import fr.questeur.contract.Question;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes questions with all that belongs to them, in the caller's transaction. */
final class QuestionWriter {

  /**
   * A record of the same partition with a lower or the same offset is a replay. Offsets of different partitions do not
   * compare: when partitions are added a question moves to another one, and what comes from there is newer.
   */
  private static final String NEWER =
      "question.enriched_partition <> %1$s.enriched_partition OR question.enriched_offset < %1$s.enriched_offset";

  private static final String UPSERT =
      "INSERT INTO question (%s) %s ON CONFLICT (uid) DO UPDATE SET %s, stored_at = now() WHERE %s RETURNING uid"
          .formatted(
              Column.names(QuestionColumns.QUESTION),
              Column.select(QuestionColumns.QUESTION),
              QuestionColumns.QUESTION.stream()
                  .map(column -> column.name() + " = excluded." + column.name())
                  .collect(joining(", ")),
              NEWER.formatted("excluded"));

  private static final List<Column<Change.Delete>> DELETED =
      List.of(
          Column.of("uid", "text", Change.Delete::uid),
          Column.of("enriched_partition", "int4", delete -> delete.record().partition()),
          Column.of("enriched_offset", "int8", delete -> delete.record().offset()));

  private static final String DELETE =
      "DELETE FROM question USING (%s) AS gone WHERE question.uid = gone.uid AND (%s) RETURNING question.uid"
          .formatted(Column.select(DELETED), NEWER.formatted("gone"));

  private static final String SEARCH =
      """
      INSERT INTO question_search (uid, document)
      SELECT uid, question_search_document(
        concat_ws(' ', title, rubric, analysis_head, array_to_string(analyses, ' ')), question_text, answer_text)
      FROM question WHERE uid = ANY (?)
      ON CONFLICT (uid) DO UPDATE SET document = excluded.document
      """;

  /** Writes the changes that are newer than what is there, and notes what became of each. */
  void write(Connection connection, Reduction changes, Fates fates) throws SQLException {
    if (!changes.upserts().isEmpty()) {
      upsert(connection, changes.upserts(), fates);
    }
    if (!changes.deletes().isEmpty()) {
      delete(connection, changes.deletes(), fates);
    }
  }

  private static void upsert(Connection connection, List<Change.Upsert> upserts, Fates fates) throws SQLException {
    insertUnknownPortfolios(connection, upserts);
    Set<String> written = Rows.returning(connection, UPSERT, QuestionColumns.QUESTION, upserts);
    List<Change.Upsert> stored = new ArrayList<>();
    for (Change.Upsert upsert : upserts) {
      if (written.contains(upsert.uid())) {
        stored.add(upsert);
      } else {
        fates.unchanged(upsert);
      }
    }
    if (!written.isEmpty()) {
      List<Question> questions = stored.stream().map(Change.Upsert::question).toList();
      for (ChildTable<?> table : QuestionColumns.CHILDREN) {
        table.replace(connection, written, questions);
      }
      Rows.ofUids(connection, SEARCH, written);
      RefusedTable.remove(connection, written);
    }
    stored.forEach(fates::stored);
  }

  private static void delete(Connection connection, List<Change.Delete> deletes, Fates fates) throws SQLException {
    Set<String> gone = Rows.returning(connection, DELETE, DELETED, deletes);
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
