package fr.questeur.enrich.merge;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

class PrecedenceTest {

  private static final LocalDate DAY = LocalDate.of(2013, 5, 14);
  private static final Event PUBLISHED = Event.of(EventType.PUBLISHED, DAY);
  private static final Event RENEWED = Event.of(EventType.RENEWED, DAY.plusDays(90));
  private static final Event ANSWERED = Event.of(EventType.ANSWERED, DAY.plusDays(42));
  private static final Event WITHDRAWN = Event.of(EventType.WITHDRAWN, DAY.plusDays(90));
  private static final Event UNDATED_WITHDRAWAL = Event.of(EventType.WITHDRAWN, null);
  private static final Event SIGNALLED = Event.of(EventType.SIGNALLED, DAY.plusDays(30));
  private static final Event UNDATED_LAPSE = Event.of(EventType.LAPSED, null);
  private static final Event UNDATED_CHANGE = Event.of(EventType.REATTRIBUTED, null);
  private static final Instant EARLY = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2026-01-01T00:00:00Z");

  /** Each state is later than all before it, for one reason of the rule after the other. */
  private static final List<Question> IN_ORDER =
      List.of(
          state(Status.PENDING, LATE, "ff", "z", UNDATED_CHANGE, UNDATED_CHANGE),
          state(Status.PENDING, EARLY, "aa", "a", PUBLISHED),
          state(Status.PENDING, EARLY, "bb", "a", PUBLISHED),
          state(Status.PENDING, LATE, "aa", "a", PUBLISHED),
          state(Status.PENDING, LATE, "aa", "b", PUBLISHED),
          state(Status.PENDING, EARLY, "aa", "a", PUBLISHED, UNDATED_CHANGE),
          in("xml-view", state(Status.PENDING, EARLY, "aa", "a", PUBLISHED)),
          in("open-data-xml", state(Status.PENDING, EARLY, "aa", "a", PUBLISHED)),
          in("open-data-json", state(Status.PENDING, LATE, "aa", "a", PUBLISHED)),
          state(Status.PENDING, EARLY, "aa", "a", PUBLISHED, RENEWED),
          in("page-2017", state(Status.PENDING, EARLY, "aa", "a", PUBLISHED)),
          in("page-2017", state(Status.PENDING, EARLY, "aa", "a", PUBLISHED, RENEWED)),
          in("page-dyn", state(Status.PENDING, EARLY, "aa", "a", PUBLISHED)),
          state(Status.LAPSED, EARLY, "aa", "a", PUBLISHED),
          state(Status.WITHDRAWN, LATE, "aa", "a", PUBLISHED),
          state(Status.WITHDRAWN, EARLY, "aa", "a", PUBLISHED, UNDATED_WITHDRAWAL),
          state(Status.WITHDRAWN, EARLY, "aa", "a", PUBLISHED, WITHDRAWN),
          state(Status.ANSWERED, EARLY, "aa", "a", PUBLISHED, ANSWERED));

  @Test
  void ofAnyTwoStatesTheLaterIsTheOneTheRuleSays() {
    for (int i = 0; i < IN_ORDER.size(); i++) {
      for (int j = 0; j < IN_ORDER.size(); j++) {
        int sign = Integer.signum(compare(IN_ORDER.get(i), IN_ORDER.get(j)));
        assertThat(sign).as("%d against %d", i, j).isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void anOldFileWithANewerEventIsLaterThanANewFileWithout() {
    Question answeredInAnOldFile = state(Status.ANSWERED, EARLY, "aa", "a", PUBLISHED, ANSWERED);
    Question pendingInANewFile = state(Status.PENDING, LATE, "bb", "b", PUBLISHED);
    assertThat(compare(answeredInAnOldFile, pendingInANewFile)).isPositive();
  }

  /** Legacy pages show no date of a lapse; what happened before has one. */
  @Test
  void nothingThatHappenedBeforeReopensAClosedQuestion() {
    Question lapsed = in("page-legacy", state(Status.LAPSED, EARLY, "aa", "a", PUBLISHED, UNDATED_LAPSE));
    Question renewed = in("page-dyn", state(Status.PENDING, LATE, "bb", "b", PUBLISHED, RENEWED));
    assertThat(compare(lapsed, renewed)).isPositive();
  }

  /** However often they are fetched in turn. */
  @Test
  void ofTwoLayoutsThatTellTheSameStateAlwaysTheSameOneLeads() {
    for (Instant one : List.of(EARLY, LATE)) {
      for (Instant other : List.of(EARLY, LATE)) {
        Question page = in("page-table", state(Status.ANSWERED, one, "aa", "a", PUBLISHED, SIGNALLED, ANSWERED));
        Question later = in("page-dyn", state(Status.ANSWERED, other, "bb", "b", PUBLISHED, ANSWERED));
        assertThat(compare(later, page)).isPositive();
      }
    }
  }

  @Test
  void whatALayoutCannotPrintMakesNothingOlder() {
    Question signalled = in("page-table", state(Status.PENDING, LATE, "aa", "a", PUBLISHED, SIGNALLED));
    Question later = in("page-dyn", state(Status.PENDING, EARLY, "bb", "b", PUBLISHED));
    assertThat(compare(later, signalled)).isPositive();
  }

  @Test
  void theTwoFormsOfTheOpenDataRankAlike() {
    Question json = in("open-data-json", state(Status.PENDING, LATE, "aa", "a", PUBLISHED));
    Question xml = in("open-data-xml", state(Status.PENDING, EARLY, "bb", "b", PUBLISHED));
    assertThat(compare(json, xml)).isPositive();
    assertThat(compare(in("open-data-xml", json), in("open-data-json", xml))).isPositive();
  }

  @Test
  void theOrderOfTheEventsInADocumentDoesNotMatter() {
    assertThat(
            compare(
                state(Status.PENDING, EARLY, "aa", "a", RENEWED, PUBLISHED),
                state(Status.PENDING, EARLY, "aa", "a", PUBLISHED, RENEWED)))
        .isZero();
  }

  @Test
  void missingSourcesComeFirst() {
    Question known = state(Status.PENDING, EARLY, "aa", "a", PUBLISHED);
    assertThat(compare(state(Status.PENDING, null, "aa", "a", PUBLISHED), known)).isNegative();
    assertThat(compare(state(Status.PENDING, EARLY, "aa", null, PUBLISHED), known)).isNegative();
  }

  @Test
  void anyOrderOfArrivalEndsInTheSameState() {
    BinaryOperator<Question> keepLatest = (kept, next) -> compare(next, kept) > 0 ? next : kept;
    for (int from = 0; from + 6 <= IN_ORDER.size(); from++) {
      List<Question> states = IN_ORDER.subList(from, from + 6);
      List<List<Question>> arrivals = permutations(states);
      assertThat(arrivals).hasSize(720);
      for (List<Question> arrival : arrivals) {
        assertThat(arrival.stream().reduce(keepLatest)).contains(states.get(5));
      }
    }
  }

  @Test
  void theRuleIsAnOrderOverAllThatCanBeSaid() {
    List<Question> states = everyCombination();
    for (Question a : states) {
      for (Question b : states) {
        int ab = Integer.signum(compare(a, b));
        assertThat(ab == -Integer.signum(compare(b, a))).as("%s and %s", a, b).isTrue();
        assertThat(ab == 0).as("%s and %s", a, b).isEqualTo(a.equals(b));
        for (Question c : states) {
          if (ab <= 0 && compare(b, c) <= 0 && compare(a, c) > 0) {
            throw new AssertionError("not transitive: " + a + ", " + b + ", " + c);
          }
        }
      }
    }
  }

  private static List<Question> everyCombination() {
    List<Question> states = new ArrayList<>();
    List<Event[]> lives =
        List.of(
            new Event[] {UNDATED_CHANGE},
            new Event[] {PUBLISHED},
            new Event[] {PUBLISHED, UNDATED_CHANGE},
            new Event[] {PUBLISHED, RENEWED});
    for (Event[] events : lives) {
      for (Status status : List.of(Status.PENDING, Status.WITHDRAWN)) {
        for (Instant observedAt : new Instant[] {null, EARLY, LATE}) {
          for (String sha256 : List.of("aa", "bb")) {
            for (String path : new String[] {null, "a"}) {
              states.add(state(status, observedAt, sha256, path, events));
            }
          }
        }
      }
    }
    return states;
  }

  private static List<List<Question>> permutations(List<Question> states) {
    if (states.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Question>> all = new ArrayList<>();
    for (Question first : states) {
      List<Question> others = states.stream().filter(state -> state != first).toList();
      for (List<Question> rest : permutations(others)) {
        List<Question> permutation = new ArrayList<>(List.of(first));
        permutation.addAll(rest);
        all.add(permutation);
      }
    }
    return all;
  }

  private static int compare(Question one, Question other) {
    return Precedence.OF_STATES.compare(one, other);
  }

  private static Question in(String layout, Question state) {
    Source source = state.source();
    return new Question(
        state.uid(), state.status(), null, null, List.of(), state.heading(), state.question(), null, state.events(),
        null, null, new Source(source.path(), layout, source.sha256(), source.observedAt()));
  }

  private static Question state(Status status, Instant observedAt, String sha256, String path, Event... events) {
    return new Question(
        QuestionUid.of(14, QuestionType.QE, 26402),
        status,
        null,
        null,
        List.of(),
        new Heading(null, null, List.of()),
        new Publication("Une question ?", DAY, null),
        null,
        List.of(events),
        null,
        null,
        new Source(path, "text", sha256, observedAt));
  }
}
