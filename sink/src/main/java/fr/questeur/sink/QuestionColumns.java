package fr.questeur.sink;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Author;
import fr.questeur.contract.Coded;
import fr.questeur.contract.Deadline;
import fr.questeur.contract.Event;
import fr.questeur.contract.JournalIssue;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Reference;
import fr.questeur.contract.ResponseDelay;
import fr.questeur.contract.Supplement;
import fr.questeur.contract.kafka.TraceContext;
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
          of("author_actor_id", "text", author(Author::actorId)),
          of("author_mandate_id", "text", author(Author::mandateId)),
          of("author_group", "text", author(Author::group)),
          of("author_group_code", "text", author(Author::groupCode)),
          of("author_group_id", "text", author(Author::groupId)),
          of("constituency", "text", author(Author::constituency)),
          of("author_region", "text", author(Author::region)),
          of("ministry_asked", "text", question -> label(question.ministryAsked())),
          of("ministry_asked_full_name", "text", question -> fullName(question.ministryAsked())),
          of("portfolio_asked", "text", question -> portfolio(question.ministryAsked())),
          of("ministry_in_charge", "text", question -> label(question.ministryInCharge())),
          of("ministry_in_charge_full_name", "text", question -> fullName(question.ministryInCharge())),
          of("portfolio_in_charge", "text", question -> portfolio(question.ministryInCharge())),
          of("rubric", "text", question -> question.heading().rubric()),
          of("rubric_id", "text", question -> question.heading().rubricId()),
          of("analysis_head", "text", question -> question.heading().analysisHead()),
          of("analysis_head_id", "text", question -> question.heading().analysisHeadId()),
          Column.ofTexts("analyses", row -> row.question().heading().analyses()),
          of("title", "text", question -> question.heading().title()),
          of("question_text", "text", question -> question.question().text()),
          of("published_on", "date", question -> question.question().date()),
          of("question_page", "int4", question -> question.question().page()),
          of("question_journal_series", "text", asked(JournalIssue::series)),
          of("question_journal_number", "text", asked(JournalIssue::number)),
          of("question_journal_url", "text", asked(JournalIssue::url)),
          of("question_journal_nor", "text", asked(JournalIssue::nor)),
          of("answer_text", "text", answer(Publication::text)),
          of("answered_on", "date", answer(Publication::date)),
          of("answer_page", "int4", answer(Publication::page)),
          of("answer_journal_series", "text", answer(journal(JournalIssue::series))),
          of("answer_journal_number", "text", answer(journal(JournalIssue::number))),
          of("answer_journal_url", "text", answer(journal(JournalIssue::url))),
          of("answer_journal_nor", "text", answer(journal(JournalIssue::nor))),
          Column.ofTexts(
              "answered_with", row -> row.question().answeredWith().stream().map(QuestionUid::toString).toList()),
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
          of("observed_at", "timestamptz", question -> Timestamptz.of(question.source().observedAt())),
          Column.of("trace_id", "text", row -> TraceContext.traceId(row.record().headers())),
          Column.of("enriched_partition", "int4", row -> row.record().partition()),
          Column.of("enriched_offset", "int8", row -> row.record().offset()));

  /** All that belongs to a question, in tables of its own. */
  static final List<ChildTable<?>> CHILDREN =
      List.of(
          ChildTable.<Attribution>of(
              "attribution",
              Question::attributions,
              Column.of("ministry", "text", attribution -> label(attribution.ministry())),
              Column.of("ministry_full_name", "text", attribution -> fullName(attribution.ministry())),
              Column.of("portfolio", "text", attribution -> portfolio(attribution.ministry())),
              Column.of("attributed_on", "date", Attribution::date)),
          ChildTable.<Event>of(
              "event",
              Question::events,
              Column.of("type", "text", event -> event.type().code()),
              Column.of("happened_on", "date", Event::date),
              Column.of("page", "int4", Event::page),
              Column.of("part", "text", event -> code(event.part())),
              Column.of("reason", "text", Event::reason)),
          ChildTable.<Publication>of(
              "later_answer",
              Question::laterAnswers,
              Column.of("answer_text", "text", Publication::text),
              Column.of("answered_on", "date", Publication::date),
              Column.of("page", "int4", Publication::page),
              Column.of("journal_series", "text", journal(JournalIssue::series)),
              Column.of("journal_number", "text", journal(JournalIssue::number)),
              Column.of("journal_url", "text", journal(JournalIssue::url)),
              Column.of("journal_nor", "text", journal(JournalIssue::nor))),
          ChildTable.<Reference>of(
              "reference",
              Question::references,
              Column.of("type", "text", reference -> reference.type().code()),
              Column.of("canonical", "text", Reference::canonical),
              Column.of("part", "text", reference -> reference.part().code()),
              Column.of("start_offset", "int4", Reference::start),
              Column.of("end_offset", "int4", Reference::end)),
          ChildTable.<Supplement>of(
              "supplement",
              Question::supplements,
              Column.ofTexts("fields", Supplement::fields),
              Column.of("path", "text", supplement -> supplement.source().path()),
              Column.of("layout", "text", supplement -> supplement.source().layout()),
              Column.of("sha256", "text", supplement -> supplement.source().sha256()),
              Column.of("observed_at", "timestamptz", supplement -> Timestamptz.of(supplement.source().observedAt()))));

  private QuestionColumns() {}

  private static Column<Change.Upsert> of(String name, String type, Function<Question, Object> value) {
    return Column.of(name, type, row -> value.apply(row.question()));
  }

  private static Function<Question, Object> author(Function<Author, Object> part) {
    return question -> question.author() == null ? null : part.apply(question.author());
  }

  private static Function<Question, Object> asked(Function<JournalIssue, Object> part) {
    return question -> journal(part).apply(question.question());
  }

  private static Function<Question, Object> answer(Function<Publication, Object> part) {
    return question -> question.answer() == null ? null : part.apply(question.answer());
  }

  private static Function<Publication, Object> journal(Function<JournalIssue, Object> part) {
    return publication -> publication.issue() == null ? null : part.apply(publication.issue());
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
