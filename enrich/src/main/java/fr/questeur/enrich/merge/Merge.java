package fr.questeur.enrich.merge;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Author;
import fr.questeur.contract.Deadline;
import fr.questeur.contract.Event;
import fr.questeur.contract.Heading;
import fr.questeur.contract.JournalIssue;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Reference;
import fr.questeur.enrich.tag.Deadlines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One question from the states that its documents in several layouts tell. The latest state by {@link Precedence}
 * leads; the others, the later before the earlier, say what it does not. The order in which they arrived plays no part.
 *
 * <table>
 *   <caption>Where each field is from</caption>
 *   <tr><th>Field</th><th>Rule</th></tr>
 *   <tr><td>status</td><td>the leader's; Precedence sees to it that nothing closed reopens</td></tr>
 *   <tr><td>author</td><td>part by part, the name with its civility; group, groupCode and groupId of documents that
 *       mean the same group: the open data (the group at the time) before pages, the XML view (the group of the day it
 *       was made) last</td></tr>
 *   <tr><td>ministryAsked</td><td>the first; the long form from whoever has it for the same label</td></tr>
 *   <tr><td>attributions</td><td>a list with all dates (open data, XML view) before what two printed ministries imply;
 *       then {@link AttributionUnion}</td></tr>
 *   <tr><td>heading</td><td>part by part, the analyses as a whole</td></tr>
 *   <tr><td>question</td><td>part by part; page and issue from documents that give the same date</td></tr>
 *   <tr><td>answer, laterAnswers</td><td>by date: {@link AnswerUnion}</td></tr>
 *   <tr><td>answeredWith</td><td>all of them</td></tr>
 *   <tr><td>events</td><td>all of them: {@link EventUnion}</td></tr>
 *   <tr><td>deadline, responseDelay</td><td>computed from the above</td></tr>
 *   <tr><td>references</td><td>those of the texts that were taken</td></tr>
 *   <tr><td>source, supplements</td><td>the leader's document, and for each of the others the fields taken from it;
 *       computed fields and references are not among them</td></tr>
 * </table>
 *
 * <p>A null or an empty list never wins over what another document says. What a document says is left out only where it
 * contradicts a later one.
 */
final class Merge {

  private final Witnesses witnesses;

  private Merge(Witnesses witnesses) {
    this.witnesses = witnesses;
  }

  /**
   * Merges the states of one question, each of another layout. A single one is its own merger.
   *
   * @param states at least one, in any order
   */
  static Question of(List<Question> states) {
    return states.size() == 1 ? states.get(0) : new Merge(new Witnesses(states)).question();
  }

  private Question question() {
    Question leader = witnesses.leader();
    Author author = AuthorUnion.of(witnesses);
    Publication published = published();
    List<Publication> answers = AnswerUnion.of(witnesses);
    Publication answer = answers.isEmpty() ? null : answers.get(0);
    List<Event> events =
        witnesses.gather(
            "events", witnesses.all(), Question::events, (known, state) -> EventUnion.of(known, state.events()));
    Deadline deadline = Deadlines.of(leader.type(), published.date(), events);
    return new Question(
        leader.uid(),
        leader.status(),
        author,
        ministryAsked(),
        attributions(),
        heading(),
        published,
        answer,
        answers.isEmpty() ? List.of() : answers.subList(1, answers.size()),
        answeredWith(),
        events,
        deadline,
        Deadlines.delay(leader.status(), published, answer, deadline),
        references(published, answer),
        leader.source(),
        witnesses.supplements());
  }

  private Ministry ministryAsked() {
    Ministry asked = witnesses.first("ministryAsked", Question::ministryAsked);
    if (asked == null || asked.fullName() != null) {
      return asked;
    }
    String fullName =
        witnesses.first(
            "ministryAsked.fullName",
            state -> AttributionUnion.filled(asked, state.ministryAsked()).fullName());
    return new Ministry(asked.label(), fullName, asked.portfolio());
  }

  private List<Attribution> attributions() {
    List<Question> listsFirst =
        witnesses.all().stream().sorted(Comparator.comparing(state -> listsAttributions(state) ? 0 : 1)).toList();
    boolean isList =
        witnesses.all().stream().anyMatch(state -> listsAttributions(state) && !state.attributions().isEmpty());
    return witnesses.gather(
        "attributions",
        listsFirst,
        Question::attributions,
        (known, state) ->
            AttributionUnion.of(known, isList, state.attributions(), state == witnesses.leader()));
  }

  private static boolean listsAttributions(Question state) {
    return Layout.of(state.source().layout()).listsAttributions();
  }

  private Heading heading() {
    List<String> analyses = witnesses.first("heading.analyses", state -> orNull(state.heading().analyses()));
    return new Heading(
        witnesses.first("heading.rubric", state -> state.heading().rubric()),
        witnesses.first("heading.analysisHead", state -> state.heading().analysisHead()),
        analyses == null ? List.of() : analyses,
        witnesses.first("heading.title", state -> state.heading().title()));
  }

  private static <T> List<T> orNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }

  private Publication published() {
    LocalDate date = witnesses.first("question.date", state -> state.question().date());
    return new Publication(
        witnesses.first("question.text", state -> state.question().text()),
        date,
        witnesses.<Integer>first("question.page", ofDay(date, Publication::page)),
        witnesses.<JournalIssue>first("question.issue", ofDay(date, Publication::issue)));
  }

  private static <T> Function<Question, T> ofDay(LocalDate date, Function<Publication, T> part) {
    return state -> {
      LocalDate own = state.question().date();
      return own == null || own.equals(date) ? part.apply(state.question()) : null;
    };
  }

  private List<QuestionUid> answeredWith() {
    return witnesses.gather(
        "answeredWith",
        witnesses.all(),
        Question::answeredWith,
        (known, state) -> {
          Set<QuestionUid> all = new LinkedHashSet<>(known);
          all.addAll(state.answeredWith());
          return List.copyOf(all);
        });
  }

  private List<Reference> references(Publication question, Publication answer) {
    return Stream.concat(
            references(Part.QUESTION, question, Question::question).stream(),
            references(Part.ANSWER, answer, Question::answer).stream())
        .toList();
  }

  /** Their places are those in the text that they were found in. */
  private List<Reference> references(Part part, Publication merged, Function<Question, Publication> of) {
    if (merged == null || merged.text() == null) {
      return List.of();
    }
    List<Reference> references = new ArrayList<>();
    witnesses.all().stream()
        .filter(state -> of.apply(state) != null && merged.text().equals(of.apply(state).text()))
        .findFirst()
        .ifPresent(state -> references.addAll(state.references()));
    references.removeIf(reference -> reference.part() != part);
    return references;
  }
}
