package fr.questeur.monitor.api;

import fr.questeur.contract.QuestionType;
import fr.questeur.contract.Status;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * Which questions are meant. Null asks for nothing.
 *
 * @param words to search for, as for a web search; not if it is an identity
 * @param uid of one question
 * @param number of a question, in any legislature
 * @param group as printed, or its short form
 * @param overdue whether an answer is owed and the last day for it has passed
 */
record QuestionFilter(
    String words, String uid, Integer number, Integer legislature, String portfolio, Status status, String group,
    QuestionType type, Boolean overdue) {

  static final Set<String> PARAMETERS =
      Set.of("q", "legislature", "portfolio", "status", "group", "type", "overdue");

  static QuestionFilter of(Parameters parameters) {
    String q = parameters.words("q");
    String uid = q != null && q.toUpperCase(Locale.ROOT).matches("QANR\\d+L\\d+Q[A-Z]+\\d+")
        ? q.toUpperCase(Locale.ROOT) : null;
    Integer number = q != null && q.matches("\\d{1,9}") ? Integer.valueOf(q) : null;
    return new QuestionFilter(
        uid == null && number == null ? q : null,
        uid,
        number,
        parameters.number("legislature", 1, 99),
        parameters.text("portfolio"),
        parameters.coded("status", Status.values()),
        parameters.text("group"),
        parameters.named("type", QuestionType.values()),
        parameters.flag("overdue"));
  }

  boolean isSearch() {
    return words != null;
  }

  /** The tables, with the words as a query where there are any. {@link #where} has the values for it. */
  String from() {
    return isSearch()
        ? "question q JOIN question_search s USING (uid) "
            + "CROSS JOIN websearch_to_tsquery('questeur_french', question_search_text(?)) AS words(query)"
        : "question q";
  }

  /** To follow {@link #from}; its values come first. */
  Where where(LocalDate today) {
    return new Where()
        .and("q.uid = ?", uid)
        .and("q.number = ?", number)
        .and("q.legislature = ?", legislature)
        .and("q.portfolio_in_charge = ?", portfolio)
        .and("q.status = ?", status == null ? null : status.code())
        .and("(q.author_group = ? OR q.author_group_code = ?)", group, group)
        .and("q.type = ?", type == null ? null : type.name())
        .and(
            Boolean.FALSE.equals(overdue)
                ? "NOT coalesce(q.status = 'pending' AND q.deadline_last_on < ?, FALSE)"
                : "q.status = 'pending' AND q.deadline_last_on < ?",
            overdue == null ? null : today)
        .and(isSearch() ? "s.document @@ words.query" : "TRUE");
  }
}
