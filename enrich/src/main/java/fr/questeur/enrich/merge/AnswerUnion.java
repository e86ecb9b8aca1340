package fr.questeur.enrich.merge;

import fr.questeur.contract.JournalIssue;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The answers, of which most questions have one. Those of the same date are the same answer, and text, page and issue
 * come from documents that give that date. One without a date is the only one there is, or one of its own.
 */
final class AnswerUnion {

  private final Witnesses witnesses;
  private final Map<Question, Map<LocalDate, Publication>> byDate = new IdentityHashMap<>();
  private final TreeSet<LocalDate> dates = new TreeSet<>();

  private AnswerUnion(Witnesses witnesses) {
    this.witnesses = witnesses;
    for (Question state : witnesses.all()) {
      Map<LocalDate, Publication> answers = new HashMap<>();
      answers(state).forEach(answer -> answers.putIfAbsent(answer.date(), answer));
      byDate.put(state, answers);
      answers.keySet().stream().filter(Objects::nonNull).forEach(dates::add);
    }
  }

  /** All answers by date, undated ones last; empty if there are none. */
  static List<Publication> of(Witnesses witnesses) {
    if (witnesses.all().stream().allMatch(state -> state.answer() == null)) {
      return List.of();
    }
    return new AnswerUnion(witnesses).answers();
  }

  private static List<Publication> answers(Question state) {
    List<Publication> answers = new ArrayList<>();
    if (state.answer() != null) {
      answers.add(state.answer());
    }
    answers.addAll(state.laterAnswers());
    return answers;
  }

  private List<Publication> answers() {
    List<Publication> answers = new ArrayList<>();
    if (dates.isEmpty()) {
      answers.add(answer("answer", null));
    }
    for (LocalDate date : dates) {
      answers.add(answer(answers.isEmpty() ? "answer" : "laterAnswers", date));
    }
    answers.addAll(undated(answers));
    return answers;
  }

  private Publication answer(String field, LocalDate date) {
    boolean isList = field.equals("laterAnswers");
    return new Publication(
        witnesses.first(isList ? field : field + ".text", at(date, Publication::text)),
        witnesses.first(isList ? field : field + ".date", at(date, Publication::date)),
        witnesses.<Integer>first(isList ? field : field + ".page", at(date, Publication::page)),
        witnesses.<JournalIssue>first(isList ? field : field + ".issue", at(date, Publication::issue)));
  }

  private <T> Function<Question, T> at(LocalDate date, Function<Publication, T> part) {
    return state -> {
      Publication answer = at(date, state);
      return answer == null ? null : part.apply(answer);
    };
  }

  private Publication at(LocalDate date, Question state) {
    Publication dated = byDate.get(state).get(date);
    return dated == null && dates.size() == 1 ? byDate.get(state).get(null) : dated;
  }

  /** Those whose text is none of the answers that are known already. */
  private List<Publication> undated(List<Publication> known) {
    Set<String> texts = new HashSet<>();
    texts.add(null);
    known.forEach(answer -> texts.add(answer.text()));
    List<Publication> more = new ArrayList<>();
    for (Question state : witnesses.all()) {
      for (Publication answer : answers(state)) {
        boolean isTheOne = dates.size() <= 1 && answer == at(dates.isEmpty() ? null : dates.first(), state);
        if (answer.date() == null && !isTheOne && texts.add(answer.text())) {
          witnesses.first("laterAnswers", each -> answers(each).contains(answer) ? answer : null);
          more.add(answer);
        }
      }
    }
    return more;
  }
}
