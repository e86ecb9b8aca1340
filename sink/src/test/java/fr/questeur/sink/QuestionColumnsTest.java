package fr.questeur.sink;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.kafka.RecordHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionColumnsTest {

  @Test
  void whatADocumentDoesNotSayIsNull() {
    Map<String, Object> row = row((Change.Upsert) ChangeReader.read(
        Records.record(Records.P1, 42, Records.question(3))));

    assertThat(row)
        .containsEntry("uid", "QANR5L17QE3")
        .containsEntry("type", "QE")
        .containsEntry("status", "pending")
        .containsEntry("analyses", "{}")
        .containsEntry("enriched_partition", 1)
        .containsEntry("enriched_offset", 42L)
        .containsEntry("trace_id", null)
        .containsEntry("author_name", null)
        .containsEntry("author_group_id", null)
        .containsEntry("ministry_asked_full_name", null)
        .containsEntry("portfolio_in_charge", null)
        .containsEntry("title", null)
        .containsEntry("rubric_id", null)
        .containsEntry("question_journal_number", null)
        .containsEntry("answer_journal_nor", null)
        .containsEntry("answered_with", "{}")
        .containsEntry("answer_text", null)
        .containsEntry("deadline_last_on", null)
        .containsEntry("timeliness", null);
  }

  @Test
  void theTraceOfItsRecordIsKept() {
    var record = Records.record(Records.P1, 42, Records.question(3));
    RecordHeaders.put(record.headers(), "traceparent", "00-" + "ab".repeat(16) + "-" + "cd".repeat(8) + "-01");

    assertThat(row((Change.Upsert) ChangeReader.read(record))).containsEntry("trace_id", "ab".repeat(16));
  }

  @Test
  void noColumnIsWrittenTwice() {
    assertThat(QuestionColumns.QUESTION).extracting(Column::name).doesNotHaveDuplicates();
    assertThat(QuestionColumns.CHILDREN).extracting(ChildTable::name).doesNotHaveDuplicates();
    for (ChildTable<?> table : QuestionColumns.CHILDREN) {
      assertThat(table.columns()).extracting(Column::name).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyColumnIsOneArray() {
    ChildTable<?> events =
        QuestionColumns.CHILDREN.stream().filter(table -> table.name().equals("event")).findFirst().orElseThrow();
    assertThat(Column.select(events.columns()))
        .isEqualTo(
            "SELECT uid, ordinal, type, happened_on, page, part, reason FROM"
                + " unnest(?::text[], ?::int4[], ?::text[], ?::date[], ?::int4[], ?::text[], ?::text[])"
                + " AS batch (uid, ordinal, type, happened_on, page, part, reason)");
  }

  /** Arrays within arrays would have to be of one length each. */
  @Test
  void aListTravelsAsOneText() {
    Column<List<String>> words = Column.ofTexts("words", list -> list);
    assertThat(Column.select(List.of(words)))
        .isEqualTo("SELECT words::text[] FROM unnest(?::text[]) AS batch (words)");
    assertThat(words.value().apply(List.of("a", "b"))).isEqualTo("{\"a\",\"b\"}");
  }

  private static Map<String, Object> row(Change.Upsert upsert) {
    Map<String, Object> row = new HashMap<>();
    QuestionColumns.QUESTION.forEach(column -> row.put(column.name(), column.value().apply(upsert)));
    return row;
  }
}
