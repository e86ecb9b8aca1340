package fr.questeur.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The state of one parliamentary question: what {@code questions.enriched} holds. Nothing in it depends on today.
 *
 * @param uid the key of the record
 * @param status where the question stands
 * @param author null if the document does not name one
 * @param ministryAsked the ministry the question was put to (ministère interrogé); null if not printed
 * @param attributions in order, from the ministry asked to the one in charge; may be empty
 * @param heading rubrique, tête d'analyse and analyses
 * @param question the question as published
 * @param answer the answer as published, the first if there are several; null unless answered
 * @param laterAnswers further answers to the same question, in order; nearly always empty
 * @param answeredWith other questions that the same answer closes, as far as the document names them; may be empty
 * @param events the dated life of the question, oldest first, as far as the document tells it; undated ones last
 * @param deadline null for oral questions, which have none
 * @param responseDelay null unless answered: withdrawn and lapsed questions have no delay
 * @param references the texts of law and other questions named in question and answer, in order of their place
 * @param source the document that says all this, but for what the supplements say
 * @param supplements further documents of the same question in other layouts, which say what the first cannot; empty if
 *     there are none, or they add nothing
 */
@JsonPropertyOrder({
  "schemaVersion", "uid", "legislature", "type", "number", "status", "author", "ministryAsked", "ministryInCharge",
  "attributions", "heading", "question", "answer", "laterAnswers", "answeredWith", "events", "deadline", "responseDelay",
  "references", "source", "supplements"
})
public record Question(
    QuestionUid uid,
    Status status,
    Author author,
    Ministry ministryAsked,
    List<Attribution> attributions,
    Heading heading,
    Publication question,
    Publication answer,
    List<Publication> laterAnswers,
    List<QuestionUid> answeredWith,
    List<Event> events,
    Deadline deadline,
    ResponseDelay responseDelay,
    List<Reference> references,
    Source source,
    List<Supplement> supplements) {

  /** Of the JSON form: within a version, fields are only ever added. */
  public static final int SCHEMA_VERSION = 1;

  private static final Source NOWHERE = new Source(null, null, null, null);

  public Question {
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(source, "source");
    attributions = List.copyOf(attributions);
    laterAnswers = List.copyOf(laterAnswers);
    answeredWith = List.copyOf(answeredWith);
    events = List.copyOf(events);
    references = List.copyOf(references);
    supplements = List.copyOf(supplements);
  }

  /** A question of one document, with one answer at most and no references. */
  public Question(
      QuestionUid uid,
      Status status,
      Author author,
      Ministry ministryAsked,
      List<Attribution> attributions,
      Heading heading,
      Publication question,
      Publication answer,
      List<Event> events,
      Deadline deadline,
      ResponseDelay responseDelay,
      Source source) {
    this(
        uid, status, author, ministryAsked, attributions, heading, question, answer, List.of(), List.of(), events,
        deadline, responseDelay, List.of(), source, List.of());
  }

  @JsonProperty(access = Access.READ_ONLY)
  public int schemaVersion() {
    return SCHEMA_VERSION;
  }

  @JsonProperty(access = Access.READ_ONLY)
  public int legislature() {
    return uid.legislature();
  }

  @JsonProperty(access = Access.READ_ONLY)
  public QuestionType type() {
    return uid.type();
  }

  @JsonProperty(access = Access.READ_ONLY)
  public int number() {
    return uid.number();
  }

  /** The ministry in charge (ministère attributaire): the last one named; null if none is. */
  @JsonProperty(access = Access.READ_ONLY)
  public Ministry ministryInCharge() {
    for (int i = attributions.size() - 1; i >= 0; i--) {
      if (attributions.get(i).ministry() != null) {
        return attributions.get(i).ministry();
      }
    }
    return null;
  }

  /** Whether an answer is still owed on that day although the last day for it has passed. */
  public boolean isOverdue(LocalDate day) {
    return status == Status.PENDING && deadline != null && deadline.daysPast(day) > 0;
  }

  /** {@code J-12}, {@code J} or {@code J+30} on that day; null if no answer is owed (any more) or no deadline applies. */
  public String deadlineNotation(LocalDate day) {
    return status == Status.PENDING && deadline != null ? deadline.notation(day) : null;
  }

  /** Whether both say the same, whichever documents they were read from. */
  public boolean saysTheSameAs(Question other) {
    return withoutSources().equals(other.withoutSources());
  }

  private Question withoutSources() {
    return new Question(
        uid, status, author, ministryAsked, attributions, heading, question, answer, laterAnswers, answeredWith, events,
        deadline, responseDelay, references, NOWHERE, List.of());
  }
}
