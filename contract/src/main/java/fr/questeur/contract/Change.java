package fr.questeur.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One change of one question: what {@code questions.changes} holds. The changes of a question are a chain: {@code
 * before} of each is {@code after} of the one told before it, and the last {@code after} is where the question stands.
 *
 * @param uid the question, and key of the record
 * @param type what happened
 * @param of what is revised or retracted; null for all other types, and where a revision is of no dated step
 * @param occurredOn the day it happened, in France; if retracted, the day that had been told. Null if no document says,
 *     and where a revision is of no dated step
 * @param observedAt when Questeur came to know it, UTC: for {@link ChangeType#DEADLINE_PASSED} soon after midnight in
 *     Paris, for what old documents tell the day they were first read
 * @param part for {@link ChangeType#CORRECTED}, the text that an erratum corrects; otherwise null
 * @param reason the printed reason (motif); null if none
 * @param before null for the first change of a question
 * @param after null if the question itself is retracted
 */
@JsonPropertyOrder({
  "schemaVersion", "uid", "type", "of", "occurredOn", "observedAt", "part", "reason", "before", "after"
})
public record Change(
    QuestionUid uid,
    ChangeType type,
    ChangeType of,
    LocalDate occurredOn,
    Instant observedAt,
    Part part,
    String reason,
    Standing before,
    Standing after) {

  /** Of the JSON form: within a version, fields are only ever added. */
  public static final int SCHEMA_VERSION = 1;

  public Change {
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(observedAt, "observedAt");
  }

  @JsonProperty(access = Access.READ_ONLY)
  public int schemaVersion() {
    return SCHEMA_VERSION;
  }
}
