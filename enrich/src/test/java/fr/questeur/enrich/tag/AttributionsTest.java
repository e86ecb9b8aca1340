package fr.questeur.enrich.tag;

import static fr.questeur.enrich.tag.ParsedQuestions.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Ministry;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionsTest {

  private static final Ministry DEFENCE = new Ministry("Défense", "defense");
  private static final Ministry INTERIOR = new Ministry("Intérieur", "interieur");
  private static final LocalDate FIRST = LocalDate.of(2013, 7, 2);
  private static final LocalDate SECOND = LocalDate.of(2014, 4, 3);
  private static final Event FIRST_CHANGE = Event.of(EventType.REATTRIBUTED, FIRST);
  private static final Event SECOND_CHANGE = Event.of(EventType.REATTRIBUTED, SECOND);

  private final Attributions attributions = new Attributions(PortfolioTable.load());

  @Test
  void theMinistryAskedKeepsTheQuestionUnlessADocumentSaysOtherwise() {
    assertThat(of("Défense", "Défense")).containsExactly(new Attribution(DEFENCE, PUBLISHED));
    assertThat(of("Défense", null)).containsExactly(new Attribution(DEFENCE, PUBLISHED));
  }

  @Test
  void anotherMinistryInChargeWithoutADateIsAChangeWithoutADate() {
    assertThat(of("Défense", "Intérieur"))
        .containsExactly(new Attribution(DEFENCE, PUBLISHED), new Attribution(INTERIOR, null));
  }

  @Test
  void aRenamedMinistryIsAnotherOneThoughItsPortfolioIsTheSame() {
    assertThat(of("Défense", "Armées"))
        .containsExactly(
            new Attribution(DEFENCE, PUBLISHED), new Attribution(new Ministry("Armées", "defense"), null));
  }

  @Test
  void anotherSpellingIsNoOtherMinistry() {
    assertThat(of("Réforme de l'État", "REFORME DE L’ETAT"))
        .containsExactly(new Attribution(new Ministry("Réforme de l'État", "reforme-etat"), PUBLISHED));
  }

  @Test
  void aDatedChangeGoesToTheMinistryInCharge() {
    assertThat(of("Défense", "Intérieur", FIRST_CHANGE))
        .containsExactly(new Attribution(DEFENCE, PUBLISHED), new Attribution(INTERIOR, FIRST));
  }

  @Test
  void aNewGovernmentHandsAQuestionToTheSameMinistryAgain() {
    assertThat(of("Défense", "Défense", FIRST_CHANGE))
        .containsExactly(new Attribution(DEFENCE, PUBLISHED), new Attribution(DEFENCE, FIRST));
  }

  @Test
  void ofSeveralChangesOnlyTheLastNamesAMinistry() {
    assertThat(of("Défense", "Intérieur", FIRST_CHANGE, SECOND_CHANGE))
        .containsExactly(
            new Attribution(DEFENCE, PUBLISHED), new Attribution(null, FIRST), new Attribution(INTERIOR, SECOND));
  }

  @Test
  void aChangeMayBeWithoutADate() {
    assertThat(of("Défense", "Intérieur", FIRST_CHANGE, Event.of(EventType.REATTRIBUTED, null)))
        .containsExactly(
            new Attribution(DEFENCE, PUBLISHED), new Attribution(null, FIRST), new Attribution(INTERIOR, null));
  }

  @Test
  void aChangeToAMinistryThatIsNotPrintedNamesNobody() {
    assertThat(of("Défense", null, FIRST_CHANGE))
        .containsExactly(new Attribution(DEFENCE, PUBLISHED), new Attribution(null, FIRST));
  }

  @Test
  void aMinistryAskedThatIsNotPrintedHasNoEntry() {
    assertThat(of(null, "Intérieur")).containsExactly(new Attribution(INTERIOR, null));
    assertThat(of(null, "Intérieur", FIRST_CHANGE)).containsExactly(new Attribution(INTERIOR, FIRST));
    assertThat(of(null, "Intérieur", FIRST_CHANGE, SECOND_CHANGE))
        .containsExactly(new Attribution(null, FIRST), new Attribution(INTERIOR, SECOND));
  }

  @Test
  void withoutAnyMinistryOnlyTheChangesAreKnown() {
    assertThat(of(null, null)).isEmpty();
    assertThat(of(null, null, FIRST_CHANGE)).containsExactly(new Attribution(null, FIRST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t"})
  void anEmptyCellIsNotPrinted(String empty) {
    assertThat(of(empty, empty)).isEmpty();
    assertThat(of("Défense", empty)).containsExactly(new Attribution(DEFENCE, PUBLISHED));
    assertThat(of(empty, "Défense")).containsExactly(new Attribution(DEFENCE, null));
  }

  @Test
  void otherEventsHandTheQuestionToNobody() {
    assertThat(
            of(
                "Défense",
                "Défense",
                Event.of(EventType.PUBLISHED, PUBLISHED),
                Event.of(EventType.SIGNALLED, FIRST),
                Event.of(EventType.RENEWED, SECOND)))
        .containsExactly(new Attribution(DEFENCE, PUBLISHED));
  }

  private List<Attribution> of(String asked, String inCharge, Event... events) {
    return attributions.of(ParsedQuestions.between(asked, inCharge, events));
  }
}
