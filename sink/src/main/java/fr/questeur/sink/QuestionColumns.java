package fr.questeur.sink;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Author;
import fr.questeur.contract.Coded;
import fr.questeur.contract.Deadline;
import fr.questeur.contract.Event;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Reference;
import fr.questeur.contract.ResponseDelay;
import fr.questeur.contract.Supplement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Which column holds what of a question. The meaning of each is in the migration's comments. */
final class QuestionColumns {

  /** Of the table {@code question}, but for {@code stored_at}. */
  static final List<Column<Change.Upsert>> QUESTION =
      List.of(
          of("uid", "text", question -> question.uid().toString()),
          of("regime", "int4", question -> question.uid().regime()),
          of("legislature", "int4", Question::legislature),
          of("type", "text", question -> question.type().name()),
          of("number", "int4", Question::number),
          of("status", "text", question -> question.status().code()),
          of("author_civility", "text", author(Author::civility)),
          of("author_name", "text", author(Author::name)),
          of("author_group", "text", author(Author::group)),
          of("constituency", "text", author(Author::constituency)),
          of("author_actor_id", "text", author(Author::actorId)),
          of("author_mandate_id", "text", author(Author::mandateId)),
          of("author_group_code", "text", author(Author::groupCode)),
          of("author_group_id", "text", author(Author::groupId)),
          of("author_region", "text", author(Author::region)),
          of("ministry_asked", "text", question -> label(question.ministryAsked())),
          of("portfolio_asked", "text", question -> portfolio(question.ministryAsked())),
          of("ministry_asked_full_name", "text", question -> fullName(question.ministryAsked())),
          of("ministry_in_charge_full_name", "text", question -> fullName(question.ministryInCharge())),
          of("ministry_in_charge", "text", question -> label(question.ministryInCharge())),
          of("portfolio_in_charge", "text", question -> portfolio(question.ministryInCharge())),
          of("rubric", "text", question -> question.heading().rubric()),
          of("rubric_id", "text", question -> question.heading().rubricId()),
          of("analysis_head", "text", question -> question.heading().analysisHead()),
          of("analysis_head_id", "text", question -> question.heading().analysisHeadId()),
          arrays("analyses", row -> row.question().heading().analyses()),
          of("title", "text", question -> question.heading().title()),
          of("question_text", "text", question -> question.question().text()),
          of("published_on", "date", question -> question.question().date()),
          of("question_page", "int4", question -> question.question().page()),
          issue("question_issue", Question::question),
          of("answer_text", "text", answer(Publication::text)),
          of("answered_on", "date", answer(Publication::date)),
          of("answer_page", "int4", answer(Publication::page)),
          issue("answer_issue", Question::answer),
          arrays("answered_with", row -> row.question().answeredWith().stream().map(QuestionUid::toString).toList()),
          of("deadline_rule", "text", deadline(deadline -> deadline.rule().code())),
          of("deadline_on", "date", deadline(Deadline::date)),
          of("deadline_extended_on", "date", deadline(Deadline::extended)),
          of("deadline_signalled_on", "date", deadline(Deadline::signalled)),
          of("deadline_last_on", "date", deadline(Deadline::last)),
          of("delay_days", "int4", delay(ResponseDelay::days)),
          of("timeliness", "text", delay(delay -> code(delay.timeliness()))),
          of("days_late", "int4", delay(ResponseDelay::daysLate)),
          of("source_path", "text", question -> question.source().path()),
          of("source_layout", "text", question -> question.source().layout()),
          of("source_sha256", "text", question -> question.source().sha256()),
          of("observed_at", "timestamptz", question -> question.source().observedAt()),
          Column.of("enriched_partition", "int4", row -> row.record().partition()),
          Column.of("enriched_offset", "int8", row -> row.record().offset()));

  static final List<Column<Child<Attribution>>> ATTRIBUTION =
      List.of(
          Column.of("uid", "text", Child::uid),
          Column.of("ordinal", "int4", Child::ordinal),
          Column.of("ministry", "text", row -> label(row.part().ministry())),
          Column.of("full_name", "text", row -> fullName(row.part().ministry())),
          Column.of("portfolio", "text", row -> portfolio(row.part().ministry())),
          Column.of("attributed_on", "date", row -> row.part().date()));

  static final List<Column<Child<Event>>> EVENT =
      List.of(
          Column.of("uid", "text", Child::uid),
          Column.of("ordinal", "int4", Child::ordinal),
          Column.of("type", "text", row -> row.part().type().code()),
          Column.of("happened_on", "date", row -> row.part().date()),
          Column.of("page", "int4", row -> row.part().page()),
          Column.of("part", "text", row -> code(row.part().part())),
          Column.of("reason", "text", row -> row.part().reason()));

  static final List<Column<Child<Publication>>> LATER_ANSWER =
      List.of(
          Column.of("uid", "text", Child::uid),
          Column.of("ordinal", "int4", Child::ordinal),
          Column.of("text", "text", row -> row.part().text()),
          Column.of("answered_on", "date", row -> row.part().date()),
          Column.of("page", "int4", row -> row.part().page()));

  static final List<Column<Child<Reference>>> REFERENCE =
      List.of(
          Column.of("uid", "text", Child::uid),
          Column.of("ordinal", "int4", Child::ordinal),
          Column.of("type", "text", row -> row.part().type().code()),
          Column.of("canonical", "text", row -> row.part().canonical()),
          Column.of("part", "text", row -> row.part().part().code()),
          Column.of("starts_at", "int4", row -> row.part().start()),
          Column.of("ends_at", "int4", row -> row.part().end()));

  static final List<Column<Child<Supplement>>> SUPPLEMENT =
      List.of(
          Column.of("uid", "text", Child::uid),
          Column.of("ordinal", "int4", Child::ordinal),
          Column.of("path", "text", row -> row.part().source().path()),
          Column.of("layout", "text", row -> row.part().source().layout()),
          Column.of("sha256", "text", row -> row.part().source().sha256()),
          Column.of("observed_at", "timestamptz", row -> row.part().source().observedAt()),
          arrays("fields", row -> row.part().fields()));

  private QuestionColumns() {}

  /** A row of a table that belongs to a question; ordinals start at 1. */
  record Child<T>(String uid, int ordinal, T part) {}

  private static Column<Change.Upsert> of(String name, String type, Function<Question, Object> value) {
    return Column.of(name, type, row -> value.apply(row.question()));
  }

  /** An array of arrays would have to be rectangular: the inner one travels as a text. */
  private static <T> Column<T> arrays(String name, Function<T, List<String>> value) {
    return new Column<>(name, "text", name + "::text[]", row -> ArrayLiteral.of(value.apply(row)));
  }

  private static Column<Change.Upsert> issue(String name, Function<Question, Publication> publication) {
    return new Column<>(
        name,
        "text",
        name + "::jsonb",
        row -> {
          Publication printed = publication.apply(row.question());
          return printed == null || printed.issue() == null
              ? null
              : new String(QuestionJson.write(printed.issue()), StandardCharsets.UTF_8);
        });
  }

  private static Function<Question, Object> answer(Function<Publication, Object> part) {
    return question -> question.answer() == null ? null : part.apply(question.answer());
  }

  private static Function<Question, Object> author(Function<Author, Object> part) {
    return question -> question.author() == null ? null : part.apply(question.author());
  }

  private static Function<Question, Object> deadline(Function<Deadline, Object> part) {
    return question -> question.deadline() == null ? null : part.apply(question.deadline());
  }

  private static Function<Question, Object> delay(Function<ResponseDelay, Object> part) {
    return question -> question.responseDelay() == null ? null : part.apply(question.responseDelay());
  }

  private static String label(Ministry ministry) {
    return ministry == null ? null : ministry.label();
  }

  private static String fullName(Ministry ministry) {
    return ministry == null ? null : ministry.fullName();
  }

  private static String portfolio(Ministry ministry) {
    return ministry == null ? null : ministry.portfolio();
  }

  private static String code(Coded coded) {
    return coded == null ? null : coded.code();
  }
}
