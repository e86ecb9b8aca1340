package fr.questeur.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTest {

  private static final LocalDate PUBLISHED = LocalDate.of(2018, 7, 3);
  private static final LocalDate LAST_DAY = LocalDate.of(2018, 9, 3);
  private static final Ministry ARMIES = new Ministry("Armées", "defense");
  private static final Ministry INTERIOR = new Ministry("Intérieur", "interieur");

  @Test
  void theMinistryInChargeIsTheLastOneNamed() {
    assertThat(attributed().ministryInCharge()).isNull();
    assertThat(attributed(new Attribution(null, PUBLISHED)).ministryInCharge()).isNull();
    assertThat(attributed(new Attribution(ARMIES, PUBLISHED), new Attribution(INTERIOR, null)).ministryInCharge())
        .isEqualTo(INTERIOR);
    assertThat(attributed(new Attribution(ARMIES, PUBLISHED), new Attribution(null, LAST_DAY)).ministryInCharge())
        .isEqualTo(ARMIES);
  }

  @Test
  void aPendingQuestionIsOverdueFromTheDayAfterItsLast() {
    Question pending = Questions.pending(PUBLISHED);
    assertThat(pending.isOverdue(LAST_DAY)).isFalse();
    assertThat(pending.isOverdue(LAST_DAY.plusDays(1))).isTrue();
    assertThat(pending.deadlineNotation(LAST_DAY.plusDays(1))).isEqualTo("J+1");
    assertThat(pending.deadlineNotation(LAST_DAY)).isEqualTo("J");
  }

  @Test
  void aClosedQuestionOwesNothing() {
    Question answered = Questions.answered();
    LocalDate longAfter = LocalDate.of(2026, 1, 1);
    assertThat(answered.isOverdue(longAfter)).isFalse();
    assertThat(answered.deadlineNotation(longAfter)).isNull();
  }

  @Test
  void withoutADeadlineNothingIsOverdue() {
    Question oral = pending(List.of(), null, source("a"));
    assertThat(oral.isOverdue(LocalDate.of(2026, 1, 1))).isFalse();
    assertThat(oral.deadlineNotation(LocalDate.of(2026, 1, 1))).isNull();
  }

  @Test
  void theSourceIsNotPartOfWhatAQuestionSays() {
    Question one = pending(List.of(), null, source("a"));
    Question copy = pending(List.of(), null, source("b"));
    Question other = pending(List.of(new Attribution(ARMIES, PUBLISHED)), null, source("a"));
    assertThat(one).isNotEqualTo(copy);
    assertThat(one.saysTheSameAs(copy)).isTrue();
    assertThat(one.saysTheSameAs(other)).isFalse();
  }

  @Test
  void itsListsAreItsOwn() {
    List<Attribution> attributions = new ArrayList<>(List.of(new Attribution(ARMIES, PUBLISHED)));
    Question question = pending(attributions, null, source("a"));
    attributions.clear();
    assertThat(question.attributions()).hasSize(1);
    assertThatThrownBy(() -> question.attributions().clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> question.events().clear()).isInstanceOf(UnsupportedOperationException.class);
  }

  private static Question attributed(Attribution... attributions) {
    return pending(List.of(attributions), null, source("a"));
  }

  private static Question pending(List<Attribution> attributions, Deadline deadline, Source source) {
    return new Question(
        QuestionUid.of(15, QuestionType.QOSD, 7),
        Status.PENDING,
        null,
        null,
        attributions,
        new Heading("défense", null, List.of()),
        new Publication("Une question ?", PUBLISHED, null),
        null,
        List.of(Event.of(EventType.PUBLISHED, PUBLISHED)),
        deadline,
        null,
        source);
  }

  private static Source source(String path) {
    return new Source(path, "text", "00", Instant.EPOCH);
  }
}
