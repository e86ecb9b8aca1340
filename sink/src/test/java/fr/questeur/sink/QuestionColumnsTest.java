package fr.questeur.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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
        .containsEntry("author_name", null)
        .containsEntry("portfolio_in_charge", null)
        .containsEntry("answer_text", null)
        .containsEntry("deadline_last_on", null)
        .containsEntry("timeliness", null);
  }

  @Test
  void noColumnIsWrittenTwice() {
    assertThat(QuestionColumns.QUESTION).extracting(Column::name).doesNotHaveDuplicates();
  }

  @Test
  void everyColumnIsOneArray() {
    assertThat(Column.select(QuestionColumns.EVENT))
        .isEqualTo(
            "SELECT uid, ordinal, type, happened_on, page, part, reason FROM"
                + " unnest(?::text[], ?::int4[], ?::text[], ?::date[], ?::int4[], ?::text[], ?::text[])"
                + " AS batch (uid, ordinal, type, happened_on, page, part, reason)");
  }

  private static Map<String, Object> row(Change.Upsert upsert) {
    Map<String, Object> row = new HashMap<>();
    QuestionColumns.QUESTION.forEach(column -> row.put(column.name(), column.value().apply(upsert)));
    return row;
  }
}
