package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.contract.Deadline;
import fr.questeur.contract.DeadlineRule;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.JournalOfficiel;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.ReferenceType;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import fr.questeur.sink.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tables, views and functions of the sink in a real Postgres. */
@Tag(Backends.TAG)
class SinkSchemaIT {

  private final DataSource database = Backends.get().newDatabase();

  @BeforeEach
  void migrate() {
    Schema.migrate(database);
  }

  @Test
  void migratingAgainChangesNothing() throws SQLException {
    String history = "SELECT version, installed_rank, success FROM questeur_schema_history ORDER BY 2";
    List<String> before = query(history);
    Schema.migrate(database);
    assertThat(query(history)).isEqualTo(before).isNotEmpty();
  }

  @Test
  void otherTablesInTheDatabaseAreNoObstacle() throws SQLException {
    DataSource shared = Backends.get().newDatabase();
    try (Connection connection = shared.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE of_somebody_else (id integer)");
    }
    assertThatCode(() -> Schema.migrate(shared)).doesNotThrowAnyException();
  }

  @Test
  void aDatabaseThatIsNewerIsRefused() throws SQLException {
    query("""
        INSERT INTO questeur_schema_history
          (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
        SELECT max(installed_rank) + 1, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'test', 1, true
        FROM questeur_schema_history RETURNING 1
        """);
    assertThatThrownBy(() -> Schema.migrate(database))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("9999")
        .hasMessageContaining("at least as new");
  }

  @Test
  void everyTableViewAndColumnHasAComment() throws SQLException {
    assertThat(query("""
        SELECT c.relname || coalesce('.' || a.attname, '')
        FROM pg_class c
        LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
          AND c.relname <> 'questeur_schema_history'
          AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid, 'pg_class') IS NULL)
        """)).isEmpty();
  }

  @Test
  void whatAnEarlierVersionWroteStays() throws SQLException {
    DataSource before = Backends.get().newDatabase();
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(before).locations("classpath:fr/questeur/sink/migration").table("questeur_schema_history")
        .target("3").load().migrate();
    query(before, """
        INSERT INTO question (uid, regime, legislature, type, number, status, analyses, enriched_partition,
          enriched_offset)
        VALUES ('QANR5L14QE1', 5, 14, 'QE', 1, 'lapsed', '{a}', 0, 0) RETURNING 1
        """);
    query(before, "INSERT INTO event (uid, ordinal, type) VALUES ('QANR5L14QE1', 1, 'lapsed') RETURNING 1");

    Schema.migrate(before);
    assertThat(query(
        before,
        "SELECT uid, status, analyses, title, answered_with, event.type FROM question JOIN event USING (uid)"))
        .containsExactly("QANR5L14QE1|lapsed|{a}|null|{}|lapsed");
  }

  @Test
  void everyCodeOfTheContractIsAllowedAndNoOther() throws SQLException {
    insert(question(Status.PENDING, LocalDate.of(2024, 1, 15), QuestionType.QE));
    for (EventType type : EventType.values()) {
      query("INSERT INTO event (uid, ordinal, type) SELECT uid, %d, '%s' FROM question RETURNING 1"
          .formatted(type.ordinal(), type.code()));
    }
    for (ReferenceType type : ReferenceType.values()) {
      query("""
          INSERT INTO reference (uid, ordinal, type, canonical, part, start_offset, end_offset)
          SELECT uid, %d, '%s', 'x', 'answer', 0, 1 FROM question RETURNING 1
          """.formatted(type.ordinal(), type.code()));
    }
    assertThat(query("SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM reference)"))
        .containsExactly(EventType.values().length + "|" + ReferenceType.values().length);
    String lost = "INSERT INTO event (uid, ordinal, type) SELECT uid, 99, 'lost' FROM question RETURNING 1";
    assertThatThrownBy(() -> query(lost))
        .hasMessageContaining("event_type_check");
  }

  @Test
  void theViewAgreesWithTheContractOnEveryDeadline() throws SQLException {
    List<Question> questions = questions();
    for (Question question : questions) {
      insert(question);
    }
    for (LocalDate day : List.of(
        LocalDate.of(2013, 7, 13), LocalDate.of(2013, 7, 14), LocalDate.of(2013, 7, 15), LocalDate.of(2024, 2, 29))) {
      List<String> expected = questions.stream().map(question -> expected(question, day)).sorted().toList();
      assertThat(query(
          "SELECT uid, notation, overdue, days_past FROM question_deadline_at('%s') ORDER BY 1".formatted(day)))
          .isEqualTo(expected);
    }
  }

  private static String expected(Question question, LocalDate day) {
    boolean waits = question.status() == Status.PENDING && question.deadline() != null;
    return "%s|%s|%s|%s".formatted(
        question.uid(),
        question.deadlineNotation(day),
        question.isOverdue(day) ? "t" : "f",
        waits ? question.deadline().daysPast(day) : null);
  }

  @Test
  void theViewIsTheFunctionToday() throws SQLException {
    for (Question question : questions()) {
      insert(question);
    }
    LocalDate before = JournalOfficiel.today(Clock.systemUTC());
    List<String> today = query("SELECT * FROM question_deadline ORDER BY 1");
    LocalDate after = JournalOfficiel.today(Clock.systemUTC());
    assertThat(List.of(
            query("SELECT * FROM question_deadline_at('%s') ORDER BY 1".formatted(before)),
            query("SELECT * FROM question_deadline_at('%s') ORDER BY 1".formatted(after))))
        .contains(today);
  }

  @Test
  void aWordStandsWhereNoDaysAreCounted() throws SQLException {
    for (Status status : Status.values()) {
      insert(question(status, LocalDate.of(2024, 1, 15), QuestionType.QE));
    }
    insert(question(Status.PENDING, LocalDate.of(2024, 1, 15), QuestionType.QOSD));
    assertThat(query("SELECT shown FROM question_deadline_at('2024-03-03') ORDER BY 1"))
        .containsExactlyInAnyOrder("J-12", "répondue", "retirée", "caduque", "close", "en cours");
  }

  @Test
  void delaysAreSummedUpByPortfolio() throws SQLException {
    query("INSERT INTO portfolio VALUES ('mer', 'Mer', false) RETURNING 1");
    int number = 0;
    for (int days : new int[] {10, 20, 30, 40}) {
      String timeliness = days <= 20 ? "on_time" : days == 30 ? "within_extension" : "late";
      query("""
          INSERT INTO question (uid, regime, legislature, type, number, status, analyses, portfolio_in_charge,
            delay_days, timeliness, days_late, enriched_partition, enriched_offset)
          VALUES ('QANR5L14QE%1$d', 5, 14, 'QE', %1$d, 'answered', '{}', 'mer', %2$d, '%3$s', 0, 0, 0) RETURNING 1
          """.formatted(++number, days, timeliness));
    }
    query("""
        INSERT INTO question (uid, regime, legislature, type, number, status, analyses, portfolio_in_charge,
          deadline_rule, deadline_on, deadline_last_on, enriched_partition, enriched_offset)
        SELECT 'QANR5L14QE' || n, 5, 14, 'QE', n, 'pending', '{}', 'mer', 'two_months', d, d, 0, 0
        FROM (VALUES (50, date '2024-02-28'), (51, date '2024-02-29')) AS pending (n, d) RETURNING 1
        """);
    assertThat(query("SELECT * FROM portfolio_delay_at('2024-02-29')"))
        .containsExactly("mer|Mer|6|4|2|1|0|0|0|25.0|37.0|0.750");
    assertThat(query("SELECT portfolio, asked FROM portfolio_delay")).containsExactly("mer|6");
  }

  @Test
  void searchKnowsNeitherAccentsNorInflectionsNorTypography() throws SQLException {
    insert(question(Status.PENDING, LocalDate.of(2024, 1, 15), QuestionType.QE));
    query("""
        INSERT INTO question_search SELECT uid, question_search_document('énergie', 'l’*hydrogène* des «régions»\u00A0:
        Œuvres d''intérêt général', 'réponse') FROM question RETURNING 1
        """);
    for (String words : List.of(
        "hydrogene", "HYDROGÈNE", "région", "\"hydrogène des régions\"", "l’énergie", "oeuvre",
        "réponses -nucléaire")) {
      assertThat(query("SELECT count(*) FROM search_questions('%s')".formatted(words))).as(words).containsExactly("1");
    }
    assertThat(query("SELECT count(*) FROM search_questions('nucléaire')")).containsExactly("0");
  }

  /** Rows of earlier versions, and the words asked for, had their accents taken off word by word. */
  @Test
  void theWordsOfATextAreThoseOfTheConfigurationThatQueriesUse() throws SQLException {
    for (String text : List.of(
        "", "Où va l’océan, là-bas ? Ça coûte 1 234,50 €… «À l’été», dit-elle – c’est-à-dire *jamais*.",
        "Œuvres d''intérêt général : sous-préfet, porte‑parole, M. de L''Hôtel-Dieu, aujourd''hui",
        "www.élysée.fr, https://example.org/à/b?c=é, prénom.nom@example.org, art. L. 541-1, n° 2004-575",
        "• un point · deux points trois “mots” „ici” ‘là’ — fin")) {
      assertThat(query("""
          SELECT question_search_words(t) = to_tsvector('questeur_french', question_search_text(t)),
            length(question_search_text(t)) = length(t)
          FROM (VALUES ('%s')) AS v (t)
          """.formatted(text))).as(text).containsExactly("t|t");
    }
    assertThat(query("SELECT question_search_words('Le député/sénateur') @@ to_tsquery('french', 'senateur')"))
        .containsExactly("t");
    assertThat(query("SELECT question_search_text('*l’eau* «douce» – porte‑clés')"))
        .containsExactly(" l eau   douce    porte-clés");
  }

  @Test
  void ofTextsTooLongForAnIndexTheBeginningIsSearched() throws SQLException {
    String words = "(SELECT string_agg('w' || md5(i::text), ' ') FROM generate_series(1, %d) AS i)";
    assertThat(query(("SELECT question_search_document('tête', 'début ' || " + words + ", NULL)"
            + " @@ 'debut:B'::tsquery, length(question_search_document(NULL, NULL, " + words + "))")
        .formatted(100_000, 2_900))).containsExactly("t|2900");
  }

  @Test
  void longTextsAreCompressedByLz4WhereTheServerHasIt() throws SQLException {
    String columns = """
        SELECT count(*) FROM pg_attribute
        WHERE (attrelid::regclass::text, attname) IN (
          ('question', 'question_text'), ('question', 'answer_text'), ('later_answer', 'answer_text'))
          AND attcompression = 'l'
        """;
    boolean lz4 = query("SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'")
        .contains("t");
    assertThat(query(columns)).containsExactly(lz4 ? "3" : "0");
  }

  /** Every rule and status, at the ends of months. */
  private static List<Question> questions() {
    return Stream.of(
            LocalDate.of(1999, 12, 31), LocalDate.of(2013, 5, 14), LocalDate.of(2013, 12, 31),
            LocalDate.of(2014, 11, 27), LocalDate.of(2014, 11, 28), LocalDate.of(2023, 12, 31))
        .flatMap(published -> Stream.of(Status.values()).map(status -> question(status, published, QuestionType.QE)))
        .toList();
  }

  private static Question question(Status status, LocalDate published, QuestionType type) {
    QuestionUid uid = QuestionUid.of(14, type, SinkHarness.newUid().number());
    Deadline deadline =
        type == QuestionType.QE ? DeadlineRule.inForceOn(published).deadline(published, null) : null;
    return new Question(
        uid, status, null, null, List.of(), new Heading(null, null, List.of()),
        new Publication("Une question ?", published, null), null, List.of(), deadline, null,
        new Source("a.txt", "text", "00", Instant.EPOCH));
  }

  private void insert(Question question) throws SQLException {
    Deadline deadline = question.deadline();
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO question (uid, regime, legislature, type, number, status, analyses, published_on,
              deadline_rule, deadline_on, deadline_last_on, enriched_partition, enriched_offset)
            VALUES (?, 5, ?, ?, ?, ?, '{}', ?, ?, ?, ?, 0, 0)
            """)) {
      insert.setString(1, question.uid().toString());
      insert.setInt(2, question.legislature());
      insert.setString(3, question.type().name());
      insert.setInt(4, question.number());
      insert.setString(5, question.status().code());
      insert.setObject(6, question.question().date());
      insert.setString(7, deadline == null ? null : deadline.rule().code());
      insert.setObject(8, deadline == null ? null : deadline.date());
      insert.setObject(9, deadline == null ? null : deadline.last());
      insert.executeUpdate();
    }
  }

  /** The rows, cells separated by bars. */
  private List<String> query(String sql) throws SQLException {
    return query(database, sql);
  }

  private static List<String> query(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(rows.getString(i));
        }
        lines.add(String.join("|", cells));
      }
      return lines;
    }
  }
}
