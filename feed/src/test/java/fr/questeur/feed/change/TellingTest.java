package fr.questeur.feed.change;

import static fr.questeur.contract.EventType.ANSWERED;
import static fr.questeur.contract.EventType.CLOSED;
import static fr.questeur.contract.EventType.CORRECTED;
import static fr.questeur.contract.EventType.LAPSED;
import static fr.questeur.contract.EventType.REATTRIBUTED;
import static fr.questeur.contract.EventType.REMINDED;
import static fr.questeur.contract.EventType.RENEWED;
import static fr.questeur.contract.EventType.SIGNALLED;
import static fr.questeur.contract.EventType.WITHDRAWN;
import static fr.questeur.feed.Asked.HEALTH;
import static fr.questeur.feed.Asked.SEA;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Change;
import fr.questeur.contract.ChangeType;
import fr.questeur.contract.Event;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Part;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Standing;
import fr.questeur.contract.Status;
import fr.questeur.contract.Timeliness;
import fr.questeur.feed.Asked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {

  private static final LocalDate PUBLISHED = LocalDate.of(2024, 1, 2);
  private static final LocalDate LAST = LocalDate.of(2024, 3, 2);
  private static final LocalDate LATE = LAST.plusDays(1);
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final Asked ASKED = Asked.on(PUBLISHED);

  private final List<Change> told = new ArrayList<>();
  private LocalDate today = LAST;
  private Known known;

  /** Brings a state, and gives what is told of it. */
  private List<Change> bring(Question question) {
    Telling telling = Telling.of(known, question, today, NOW);
    return keep(telling, question);
  }

  private List<Change> bring(Asked asked) {
    return bring(asked.question());
  }

  /** Every telling is checked to be a link of the chain, with the question at its end. */
  private List<Change> keep(Telling telling, Question question) {
    Standing before = known == null ? null : known.standing();
    for (Change change : telling.changes()) {
      assertThat(change.before()).as("%s", change).isEqualTo(before);
      assertThat(change.observedAt()).isEqualTo(NOW);
      before = change.after();
    }
    known = telling.known();
    assertThat(known.standing()).isEqualTo(before);
    if (question != null) {
      assertThat(before.saysTheSameAs(Standing.of(question, today).withOverdue(before.overdue()))).isTrue();
    }
    told.addAll(telling.changes());
    return telling.changes();
  }

  private static List<String> lines(List<Change> changes) {
    return changes.stream()
        .map(change -> change.type().code() + (change.of() == null ? "" : " " + change.of().code())
            + (change.occurredOn() == null ? "" : " " + change.occurredOn()))
        .toList();
  }

  @Test
  void anOldQuestionTellsItsWholeLifeWithItsOwnDates() {
    Asked old =
        ASKED.and(REMINDED, LATE).and(SIGNALLED, LATE.plusDays(2)).to(HEALTH, LATE.plusDays(4))
            .and(ANSWERED, LATE.plusDays(9))
            .and(new Event(CORRECTED, LATE.plusDays(16), null, Part.ANSWER, null));

    assertThat(lines(bring(old)))
        .containsExactly(
            "published 2024-01-02", "reminded 2024-03-03", "deadline_passed 2024-03-03", "signalled 2024-03-05",
            "reattributed 2024-03-07", "answered 2024-03-12", "corrected 2024-03-19");
    assertThat(told).extracting(change -> change.after().status())
        .startsWith(Status.PENDING, Status.PENDING).endsWith(Status.PENDING, Status.ANSWERED, Status.ANSWERED);
    assertThat(told).extracting(change -> change.after().portfolio())
        .containsExactly("mer", "mer", "mer", "mer", "sante", "sante", "sante");
    assertThat(told).extracting(change -> change.after().overdue())
        .containsExactly(false, false, true, true, true, false, false);
    assertThat(told.get(3).after().deadline().signalled()).isEqualTo(LATE.plusDays(12));
    assertThat(told.get(2).after().deadline().signalled()).isNull();
    assertThat(told.get(5).after().responseDelay().timeliness()).isEqualTo(Timeliness.LATE);
    assertThat(told.get(6).part()).isEqualTo(Part.ANSWER);
  }

  @Test
  void whatIsTheSameIsNotToldAgain() {
    bring(ASKED.and(ANSWERED, LATE));
    assertThat(bring(ASKED.and(ANSWERED, LATE))).isEmpty();
  }

  @Test
  void aSpellingIsNoNewsAndComesWithTheNext() {
    bring(ASKED);
    assertThat(bring(ASKED.of(new Ministry("MER", "Ministère de la mer", "mer")))).isEmpty();
    List<Change> answered = bring(ASKED.of(new Ministry("MER", "mer")).and(ANSWERED, LAST));
    assertThat(answered).singleElement().satisfies(change -> {
      assertThat(change.before().ministry()).isEqualTo("Mer");
      assertThat(change.after().ministry()).isEqualTo("MER");
    });
  }

  @Test
  void anotherPlaceOfTheMinistryIsARevision() {
    bring(ASKED);
    assertThat(lines(bring(ASKED.of(new Ministry("Mer", "mer-et-littoral"))))).containsExactly("revised");
  }

  @Test
  void theEndOfTheLastDayPassesTheDeadline() {
    bring(ASKED);
    assertThat(Telling.ofDay(ASKED.uid(), known, LAST, NOW)).isEmpty();
    assertThat(known.openDeadline()).isEqualTo(LAST);

    today = LATE;
    assertThat(lines(keep(Telling.ofDay(ASKED.uid(), known, today, NOW).orElseThrow(), null)))
        .containsExactly("deadline_passed 2024-03-03");
    assertThat(known.standing().overdue()).isTrue();
    assertThat(known.openDeadline()).isNull();
    assertThat(Telling.ofDay(ASKED.uid(), known, today.plusDays(1), NOW)).isEmpty();
    assertThat(bring(ASKED)).as("it comes again").isEmpty();
  }

  @Test
  void aDeadlineThatIsLongPastWhenTheQuestionComesIsToldWithItsDate() {
    today = LAST.plusYears(2);
    assertThat(lines(bring(ASKED))).containsExactly("published 2024-01-02", "deadline_passed 2024-03-03");
    assertThat(bring(ASKED)).isEmpty();
  }

  @Test
  void aClockThatIsBehindTakesNothingBack() {
    today = LATE;
    bring(ASKED);
    today = LAST;
    assertThat(bring(ASKED)).isEmpty();
    assertThat(known.standing().overdue()).isTrue();
  }

  @Test
  void anAnswerOfTheFutureThatWasAnErrorLeavesTheDeadlineOpen() {
    today = LAST;
    bring(ASKED.and(ANSWERED, LATE.plusDays(2)));
    assertThat(lines(bring(ASKED)))
        .containsExactly("retracted deadline_passed 2024-03-03", "retracted answered 2024-03-05");
    assertThat(known.openDeadline()).isEqualTo(LAST);
  }

  @Test
  void anAnswerInTimeTakesThePassingBack() {
    today = LATE;
    bring(ASKED);
    List<Change> late = bring(ASKED.and(ANSWERED, LAST));
    assertThat(lines(late)).containsExactly("retracted deadline_passed 2024-03-03", "answered 2024-03-02");
    assertThat(late.get(0).after().overdue()).isFalse();
    assertThat(late.get(0).after().status()).isEqualTo(Status.PENDING);
  }

  @Test
  void anAnswerTooLateDoesNot() {
    today = LATE;
    bring(ASKED);
    assertThat(lines(bring(ASKED.and(ANSWERED, LATE)))).containsExactly("answered 2024-03-03");
  }

  @Test
  void anEndWithoutDateSaysNothingOfTheDeadline() {
    assertThat(lines(bring(ASKED.and(WITHDRAWN, null)))).containsExactly("published 2024-01-02", "withdrawn");
    known = null;
    today = LATE;
    bring(ASKED);
    assertThat(lines(bring(ASKED.and(WITHDRAWN, null)))).containsExactly("withdrawn");
    assertThat(lines(bring(ASKED.and(WITHDRAWN, LAST))))
        .containsExactly("retracted deadline_passed 2024-03-03", "revised withdrawn 2024-03-02");
  }

  @Test
  void anotherDayOfPublicationMovesTheDeadline() {
    today = LATE;
    bring(ASKED);
    assertThat(lines(bring(ASKED.publishedOn(PUBLISHED.plusDays(7)))))
        .containsExactly("retracted deadline_passed 2024-03-03", "revised published 2024-01-09");
    assertThat(known.openDeadline()).isEqualTo(LAST.plusDays(7));
    today = LAST.plusDays(8);
    assertThat(lines(keep(Telling.ofDay(ASKED.uid(), known, today, NOW).orElseThrow(), null)))
        .containsExactly("deadline_passed 2024-03-10");
    assertThat(lines(bring(ASKED)))
        .containsExactly("revised published 2024-01-02", "revised deadline_passed 2024-03-03");
  }

  /** The rule of 2014 gives no extension: one day earlier the deadline was another. */
  @Test
  void anotherRuleMovesTheDeadline() {
    Asked before = Asked.on(LocalDate.of(2014, 11, 27));
    today = LocalDate.of(2015, 1, 28);
    assertThat(lines(bring(before.publishedOn(LocalDate.of(2014, 11, 28)))))
        .containsExactly("published 2014-11-28");
    assertThat(lines(bring(before)))
        .containsExactly("revised published 2014-11-27", "deadline_passed 2015-01-28");
  }

  @Test
  void aDateThatWasMissingIsARevision() {
    bring(ASKED.and(ANSWERED, null));
    assertThat(lines(bring(ASKED.and(ANSWERED, LAST)))).containsExactly("revised answered 2024-03-02");
    assertThat(known.standing().answeredOn()).isEqualTo(LAST);
  }

  @Test
  void whatHappensSeveralTimesIsToldEachTime() {
    bring(ASKED.and(RENEWED, LAST));
    assertThat(lines(bring(ASKED.and(RENEWED, LAST).and(RENEWED, LATE)))).containsExactly("renewed 2024-03-03");
    assertThat(lines(bring(ASKED.and(RENEWED, LATE)))).containsExactly("retracted renewed 2024-03-02");
  }

  @Test
  void aChangeOfMinistryThatNobodyDatesComesBeforeTheAnswer() {
    Question question = ASKED.to(HEALTH, null).and(ANSWERED, LAST).question();
    assertThat(lines(bring(question)))
        .containsExactly("published 2024-01-02", "reattributed", "answered 2024-03-02");
    assertThat(told.get(1).before().portfolio()).isEqualTo("mer");
    assertThat(told.get(1).after().portfolio()).isEqualTo("sante");
  }

  @Test
  void anEarlierChangeOfMinistryThatBecomesKnownLaterLeavesTheOneInCharge() {
    bring(ASKED.to(HEALTH, LAST));
    List<Change> changes = bring(ASKED.to(SEA, PUBLISHED.plusDays(9)).to(HEALTH, LAST));
    assertThat(lines(changes)).containsExactly("reattributed 2024-01-11");
    assertThat(changes.get(0).after().portfolio()).isEqualTo("sante");
  }

  @Test
  void aQuestionThatIsRemovedIsTakenBackAndMayComeAgain() {
    bring(ASKED);
    Telling removal = Telling.ofRemoval(ASKED.uid(), known, NOW);
    assertThat(lines(removal.changes())).containsExactly("retracted published 2024-01-02");
    assertThat(removal.changes().get(0).after()).isNull();
    assertThat(removal.known()).isNull();
    known = null;
    assertThat(lines(bring(ASKED))).containsExactly("published 2024-01-02");
  }

  @Test
  void anOralQuestionHasNoDeadlineToPass() {
    today = LAST.plusYears(1);
    assertThat(lines(bring(Asked.on(QuestionUid.of(17, QuestionType.QOSD, 1), PUBLISHED))))
        .containsExactly("published 2024-01-02");
  }

  /** States that contradict each other, in all orders, with days that pass in between. */
  @Test
  void inWhateverOrderStatesComeTheChainHoldsAndEndsWithTheLast() {
    List<Asked> states =
        List.of(
            ASKED,
            ASKED.and(REMINDED, LATE).and(SIGNALLED, LATE.plusDays(1)).and(REATTRIBUTED, LATE),
            ASKED.to(HEALTH, LAST).and(ANSWERED, LATE).and(ANSWERED, LATE.plusDays(7)),
            ASKED.publishedOn(PUBLISHED.plusDays(3)).and(WITHDRAWN, null),
            ASKED.and(RENEWED, LAST).and(LAPSED, LAST).and(CLOSED, null),
            ASKED.to(SEA, null).and(ANSWERED, LAST).and(CORRECTED, LATE));
    for (List<Asked> order : orders(states)) {
      known = null;
      today = LAST.minusDays(2);
      for (Asked state : order) {
        bring(state);
        today = today.plusDays(1);
        Telling.ofDay(state.uid(), known, today, NOW).ifPresent(telling -> keep(telling, null));
        bring(state);
        assertThat(bring(state)).as("%s again", state).isEmpty();
      }
    }
    assertThat(told).extracting(Change::type).contains(ChangeType.values());
  }

  private static <T> List<List<T>> orders(List<T> things) {
    if (things.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (T first : things) {
      List<T> rest = new ArrayList<>(things);
      rest.remove(first);
      for (List<T> tail : orders(rest)) {
        List<T> order = new ArrayList<>(List.of(first));
        order.addAll(tail);
        all.add(order);
      }
    }
    return all;
  }
}
