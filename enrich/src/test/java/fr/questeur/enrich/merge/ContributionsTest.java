package fr.questeur.enrich.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.questeur.contract.Attribution;
import fr.questeur.contract.Event;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.Status;
import fr.questeur.contract.Supplement;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any documents of a question, in any order. */
class ContributionsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Taken over as they stand, so each can be traced by its words. */
  private static final List<String> SINGLE_FIELDS =
      List.of(
          "author.civility", "author.name", "author.actorId", "author.mandateId", "author.constituency",
          "author.region", "ministryAsked", "heading.rubric", "heading.analysisHead", "heading.analyses", "heading.title",
          "question.text", "question.date");

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyOrderEndsInTheSameState(long seed) {
    List<Question> documents = new ArrayList<>(new InventedStates(seed).some(4));
    documents.add(documents.get(0));
    Question expected = heard(documents);
    for (List<Question> order : Orders.of(documents)) {
      assertThat(heard(order)).isEqualTo(expected);
    }
  }

  /** What says nothing new is not passed on; so what was passed on last must still say all. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasLastPassedOnSaysWhatAllSay(long seed) {
    List<Question> documents = new InventedStates(seed).some(4);
    for (List<Question> order : Orders.of(documents)) {
      Contributions known = new Contributions(order.subList(0, 1));
      Question passedOn = known.merged();
      for (Question next : order.subList(1, order.size())) {
        Contributions then = known.with(next);
        if (!then.merged().saysTheSameAs(passedOn)) {
          passedOn = then.merged();
        }
        known = then;
      }
      assertThat(passedOn.saysTheSameAs(heard(documents))).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasHeardOnceIsNotNewTheSecondTime(long seed) {
    List<Question> documents = new InventedStates(seed).some(6);
    Contributions all = all(documents);
    for (Question again : documents) {
      assertThat(all.with(again)).isSameAs(all);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void oneDocumentSaysItAll(long seed) {
    Question only = new InventedStates(seed).any();
    assertThat(all(List.of(only, only)).merged()).isSameAs(only);
    assertThat(new Contributions(List.of(only)).outdate(only)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsErasedByANull(long seed) {
    List<Question> states = ofDifferentLayouts(seed);
    Question merged = Merge.of(states);
    JsonNode json = json(merged);
    for (Question state : states) {
      for (String field : SINGLE_FIELDS) {
        assertThat(isSaid(json, field) || !isSaid(json(state), field)).as("%s of %s", field, state).isTrue();
      }
      for (Event event : state.events()) {
        assertThat(merged.events()).anyMatch(kept -> kept.type() == event.type() && kept.part() == event.part());
      }
      assertThat(merged.answeredWith()).containsAll(state.answeredWith());
      for (Publication answer : answers(state)) {
        assertThat(answers(merged)).anyMatch(kept -> tells(kept, answer));
      }
      assertThat(merged.attributions().isEmpty() && !state.attributions().isEmpty()).isFalse();
    }
  }

  private static boolean tells(Publication kept, Publication answer) {
    return (answer.date() == null || answer.date().equals(kept.date()))
        && (answer.text() == null || kept.text() != null);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsMadeUp(long seed) {
    List<Question> states = ofDifferentLayouts(seed);
    Question merged = Merge.of(states);
    JsonNode json = json(merged);
    for (String field : SINGLE_FIELDS) {
      if (isSaid(json, field) && !field.equals("ministryAsked")) {
        assertThat(states).anyMatch(state -> at(json(state), field).equals(at(json, field)));
      }
    }
    for (Publication answer : answers(merged)) {
      if (answer.text() != null) {
        assertThat(states).anyMatch(state -> answers(state).stream().anyMatch(
            said -> answer.text().equals(said.text()) && (said.date() == null || said.date().equals(answer.date()))));
      }
    }
    for (Event event : merged.events()) {
      assertThat(states).anyMatch(state -> state.events().stream().anyMatch(
          said -> said.type() == event.type() && Objects.equals(said.date(), event.date())));
    }
    for (Attribution attribution : merged.attributions()) {
      if (attribution.ministry() != null) {
        assertThat(states.stream().flatMap(state -> state.attributions().stream()))
            .anyMatch(said -> said.ministry() != null
                && said.ministry().portfolio().equals(attribution.ministry().portfolio()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aClosedQuestionIsNeverReopened(long seed) {
    List<Question> states = ofDifferentLayouts(seed);
    Status merged = Merge.of(states).status();
    Set<Status> told = new HashSet<>(states.stream().map(Question::status).toList());
    assertThat(merged == Status.ANSWERED).isEqualTo(told.contains(Status.ANSWERED));
    assertThat(merged == Status.PENDING).isEqualTo(told.equals(Set.of(Status.PENDING)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noEventAttributionOrAnswerIsTwiceInIt(long seed) {
    Question merged = Merge.of(ofDifferentLayouts(seed));
    assertThat(merged.attributions().stream().map(Attribution::date).filter(date -> date != null))
        .doesNotHaveDuplicates().isSorted();
    assertThat(answers(merged).stream().map(Publication::date).filter(date -> date != null))
        .doesNotHaveDuplicates().isSorted();
    assertThat(merged.events().stream().map(Event::date).filter(date -> date != null)).isSorted();
  }

  /** Supplements name a field if and only if it is not what the leader says, each a document that says so. */
  @ParameterizedTest
  @MethodSource("seeds")
  void supplementsNameExactlyWhatTheLeaderDoesNotSay(long seed) {
    List<Question> states = ofDifferentLayouts(seed);
    Question merged = Merge.of(states);
    Question leader =
        states.stream().filter(state -> state.source().equals(merged.source())).findFirst().orElseThrow();
    Set<String> named = new TreeSet<>();
    for (Supplement supplement : merged.supplements()) {
      assertThat(supplement.fields()).isNotEmpty().doesNotHaveDuplicates();
      assertThat(supplement.source()).isNotEqualTo(leader.source());
      named.addAll(supplement.fields());
    }
    Set<String> differing = new TreeSet<>();
    JsonNode json = json(merged);
    JsonNode ofLeader = json(leader);
    for (String field : List.of(
        "author.civility", "author.name", "author.actorId", "author.mandateId", "author.group", "author.groupCode",
        "author.groupId", "author.constituency", "author.region", "attributions", "heading.rubric",
        "heading.analysisHead", "heading.analyses", "heading.title", "question.text", "question.date", "question.page",
        "question.issue", "answer.text", "answer.date", "answer.page", "answer.issue", "answeredWith", "events")) {
      if (isSaid(json, field) && !at(json, field).equals(at(ofLeader, field))) {
        differing.add(field);
      }
    }
    Set<String> expectable = new TreeSet<>(named);
    expectable.removeAll(Set.of("laterAnswers", "ministryAsked", "ministryAsked.fullName"));
    boolean isItsOwn = leader.answer() == null || leader.answer().date() == null && merged.laterAnswers().isEmpty();
    if (named.contains("answer.date") && !isItsOwn) {
      // Another answer came before the leader's: where it says the same, it still is another one.
      expectable.removeIf(field -> field.startsWith("answer."));
      differing.removeIf(field -> field.startsWith("answer."));
    }
    assertThat(expectable).isEqualTo(differing);
    assertThat(named.contains("ministryAsked"))
        .isEqualTo(merged.ministryAsked() != null && leader.ministryAsked() == null);
  }

  @Test
  void theTwoFormsOfTheOpenDataTakeOnePlace() {
    Question json = Told.by("open-data-json").question("Oui ?", 1).question();
    Question xml = Told.by("open-data-xml").answer("Oui.", LocalDate.of(2014, 9, 2), 2).question();
    assertThat(all(List.of(json, xml)).merged()).isSameAs(xml);
    assertThat(new Contributions(List.of(json)).placeOf(xml)).isZero();
    assertThat(new Contributions(List.of(json)).placeOf(Told.by("page-dyn").question())).isEqualTo(1);
  }

  private static Question heard(List<Question> documents) {
    return all(documents).merged();
  }

  private static Contributions all(List<Question> documents) {
    Contributions known = new Contributions(documents.subList(0, 1));
    for (Question document : documents) {
      known = known.with(document);
    }
    return known;
  }

  private static List<Question> ofDifferentLayouts(long seed) {
    List<Question> states = new ArrayList<>();
    for (Question state : new InventedStates(seed).some(6)) {
      if (states.isEmpty() || new Contributions(states).placeOf(state) == states.size()) {
        states.add(state);
      }
    }
    return states;
  }

  private static List<Publication> answers(Question question) {
    return Stream.concat(Stream.ofNullable(question.answer()), question.laterAnswers().stream()).toList();
  }

  private static boolean isSaid(JsonNode question, String field) {
    JsonNode value = at(question, field);
    return !value.isMissingNode() && !value.isNull() && !(value.isArray() && value.isEmpty());
  }

  private static JsonNode at(JsonNode question, String field) {
    return question.at("/" + field.replace('.', '/'));
  }

  private static JsonNode json(Question question) {
    try {
      return JSON.readTree(QuestionJson.write(question));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
