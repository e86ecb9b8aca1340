package fr.questeur.enrich.merge;

import static fr.questeur.enrich.merge.Told.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Author;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Reference;
import fr.questeur.contract.ReferenceType;
import fr.questeur.contract.ResponseDelay;
import fr.questeur.contract.Status;
import fr.questeur.contract.Supplement;
import fr.questeur.contract.Timeliness;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules field by field, each with the layouts that it is for. */
class MergeTest {

  private static final LocalDate CHANGED = LocalDate.of(2014, 8, 26);
  private static final LocalDate SIGNALLED = LocalDate.of(2014, 10, 7);
  private static final LocalDate ANSWERED = LocalDate.of(2014, 11, 4);
  private static final LocalDate CORRECTED = LocalDate.of(2014, 11, 18);
  private static final Ministry DEFENCE = new Ministry("Défense", "defense");
  private static final Ministry HOME = new Ministry("Intérieur", "interieur");
  private static final Ministry HOME_IN_FULL = new Ministry("intérieur", "Ministère de l’intérieur", "interieur");

  @Test
  void aSingleStateIsItself() {
    Question only = Told.by("text").question("Oui ?", null).question();
    assertThat(Merge.of(List.of(only))).isSameAs(only);
  }

  @Test
  void theLeaderGivesTheStatusAndItsSource() {
    Question pending = Told.by("page-dyn").question();
    Question lapsed =
        Told.by("page-legacy").status(Status.LAPSED).events(Event.of(EventType.LAPSED, null)).question();
    Question merged = merge(pending, lapsed);
    assertThat(merged.status()).isEqualTo(Status.LAPSED);
    assertThat(merged.source()).isEqualTo(lapsed.source());
  }

  @Test
  void pagesGiveTheNameAndDataTheIds() {
    Question page = Told.by("page-2017").author(new Author("Mme", "Jeanne Essai", "Groupe d’essai", "Nord")).question();
    Question data =
        Told.by("open-data-json")
            .author(new Author(null, null, "PA1", "PM2", "Groupe d'essai", "GE", "PO3", null, null))
            .question();
    Question merged = merge(page, data);
    assertThat(merged.author())
        .isEqualTo(new Author("Mme", "Jeanne Essai", "PA1", "PM2", "Groupe d'essai", "GE", "PO3", "Nord", null));
    assertThat(merged.supplements())
        .containsExactly(
            new Supplement(
                data.source(),
                List.of("author.actorId", "author.mandateId", "author.group", "author.groupCode", "author.groupId")));
  }

  @Test
  void theXmlViewIsTheLastToBeBelievedForTheGroupAndNoGroupIsMixedFromTwo() {
    Question view =
        Told.by("xml-view")
            .answer("Oui.", ANSWERED, 12)
            .author(new Author("M.", "Jean Essai", "PA1", "PM2", "Groupe nouveau", "GN", "PO9", "Nord", "Hauts"))
            .question();
    Question page = Told.by("page-table").author(new Author("M.", "Essai Jean", "Groupe ancien", null)).question();
    assertThat(merge(view, page).author())
        .isEqualTo(new Author("M.", "Jean Essai", "PA1", "PM2", "Groupe ancien", null, null, "Nord", "Hauts"));

    Question data =
        Told.by("open-data-xml")
            .author(new Author(null, null, "PA1", null, "Groupe ancien", "GA", "PO4", null, null))
            .question();
    assertThat(merge(view, page, data).author())
        .isEqualTo(new Author("M.", "Jean Essai", "PA1", "PM2", "Groupe ancien", "GA", "PO4", "Nord", "Hauts"));
  }

  @Test
  void theHeadingIsTakenPartByPart() {
    Question titled = Told.by("page-dyn").heading(new Heading("Armée", null, List.of(), "Effectifs")).question();
    Question analysed =
        Told.by("page-table").heading(new Heading("armée", "personnel", List.of("effectifs", "soldes"))).question();
    Question merged = merge(titled, analysed);
    assertThat(merged.heading())
        .isEqualTo(new Heading("Armée", "personnel", List.of("effectifs", "soldes"), "Effectifs"));
    assertThat(merged.supplements().get(0).fields()).containsExactly("heading.analyses", "heading.analysisHead");
  }

  @Test
  void theLongNameOfAMinistryGoesWithItsLabel() {
    Question page = Told.by("page-dyn").asked(HOME).question();
    Question data = Told.by("open-data-json").asked(HOME_IN_FULL).question();
    Question pageLeading = Told.by("page-dyn").asked(HOME).answer("Oui.", ANSWERED, 1).question();
    assertThat(merge(pageLeading, data).ministryAsked())
        .isEqualTo(new Ministry("Intérieur", "Ministère de l’intérieur", "interieur"));
    assertThat(merge(pageLeading, data).supplements().get(0).fields()).containsExactly("ministryAsked.fullName");
    Question renamed =
        Told.by("open-data-json").asked(new Ministry("Intérieur et Outre-mer", "Ministère X", "interieur")).question();
    assertThat(merge(pageLeading, renamed).ministryAsked()).isEqualTo(HOME);
    assertThat(merge(page, renamed).supplements()).isEmpty();
  }

  @Test
  void pageAndIssueAreOfTheDateThatIsGiven() {
    Question page = Told.by("page-2017").question(new Publication("Oui ?", PUBLISHED, null)).question();
    Question sameDay =
        Told.by("xml-view").question(new Publication(null, PUBLISHED, 77, Told.issue("26"))).question();
    Question otherDay =
        Told.by("page-table").question(new Publication("Autrement ?", PUBLISHED.minusDays(7), 70)).question();
    assertThat(merge(page, sameDay, otherDay).question())
        .isEqualTo(new Publication("Oui ?", PUBLISHED, 77, Told.issue("26")));
    assertThat(merge(page, otherDay).question()).isEqualTo(new Publication("Oui ?", PUBLISHED, null));
    assertThat(merge(page, otherDay).events()).containsExactly(Event.of(EventType.PUBLISHED, PUBLISHED));
  }

  @Test
  void anAnswerHasItsPartsFromWhoeverGivesItsDate() {
    Question dated = Told.by("page-legacy").answer(null, ANSWERED, null).question();
    Question undated = Told.by("text").answer("Oui.", null, null).question();
    Question paged = Told.by("government-flow").answer(null, ANSWERED, 9000).question();
    Question merged = merge(dated, undated, paged);
    assertThat(merged.answer()).isEqualTo(new Publication("Oui.", ANSWERED, 9000));
    assertThat(merged.laterAnswers()).isEmpty();
    assertThat(merged.events())
        .containsExactly(
            Event.of(EventType.PUBLISHED, PUBLISHED), new Event(EventType.ANSWERED, ANSWERED, 9000, null, null));
    assertThat(merged.supplements())
        .containsExactlyInAnyOrder(
            new Supplement(undated.source(), List.of("answer.text")),
            new Supplement(paged.source(), List.of("answer.page", "events")));
  }

  @Test
  void answersOfTwoDatesAreTwoAndEachKeepsItsOwnTextAndPage() {
    Question first = Told.by("page-dyn").answer("Oui.", ANSWERED, null).question();
    Question second = Told.by("open-data-json").answer("Non.", CORRECTED, 9500).question();
    Question merged = merge(first, second);
    assertThat(merged.answer()).isEqualTo(new Publication("Oui.", ANSWERED, null));
    assertThat(merged.laterAnswers()).containsExactly(new Publication("Non.", CORRECTED, 9500));
    assertThat(merged.responseDelay().days()).isEqualTo(126);

    Question undated = Told.by("text").answer("Peut-être.", null, null).question();
    assertThat(merge(first, second, undated).laterAnswers())
        .containsExactly(new Publication("Non.", CORRECTED, 9500), new Publication("Peut-être.", null, null));
  }

  @Test
  void anEventIsTheSameByTypeDateAndPart() {
    Question one =
        Told.by("page-2017")
            .status(Status.WITHDRAWN)
            .events(
                Event.of(EventType.WITHDRAWN, ANSWERED),
                Event.of(EventType.REATTRIBUTED, null),
                new Event(EventType.CORRECTED, SIGNALLED, null, Part.QUESTION, null))
            .question();
    Question other =
        Told.by("page-table")
            .status(Status.WITHDRAWN)
            .events(
                new Event(EventType.WITHDRAWN, null, 12, null, "retrait à l'initiative de l'auteur"),
                Event.of(EventType.REATTRIBUTED, CHANGED),
                new Event(EventType.CORRECTED, SIGNALLED, 8000, Part.QUESTION, null),
                new Event(EventType.CORRECTED, SIGNALLED, 8001, Part.ANSWER, null),
                Event.of(EventType.SIGNALLED, SIGNALLED))
            .question();
    assertThat(merge(one, other).events())
        .containsExactly(
            Event.of(EventType.PUBLISHED, PUBLISHED),
            Event.of(EventType.REATTRIBUTED, CHANGED),
            Event.of(EventType.SIGNALLED, SIGNALLED),
            new Event(EventType.CORRECTED, SIGNALLED, 8000, Part.QUESTION, null),
            new Event(EventType.CORRECTED, SIGNALLED, 8001, Part.ANSWER, null),
            new Event(EventType.WITHDRAWN, ANSWERED, 12, null, "retrait à l'initiative de l'auteur"));
  }

  @Test
  void anUndatedEventOfAnotherTypeStays() {
    Question lapsed = Told.by("page-legacy").status(Status.LAPSED).events(Event.of(EventType.LAPSED, null)).question();
    Question renewed = Told.by("page-table").events(Event.of(EventType.RENEWED, SIGNALLED)).question();
    assertThat(merge(lapsed, renewed).events())
        .extracting(Event::type)
        .containsExactly(EventType.PUBLISHED, EventType.RENEWED, EventType.LAPSED);
  }

  @Test
  void deadlineAndDelayFollowFromAllFacts() {
    Question signalled = Told.by("page-table").events(Event.of(EventType.SIGNALLED, SIGNALLED)).question();
    Question answered = Told.by("page-dyn").answer("Oui.", ANSWERED, 1).question();
    Question merged = merge(signalled, answered);
    assertThat(merged.deadline().signalled()).isEqualTo(SIGNALLED.plusDays(10));
    assertThat(merged.responseDelay()).isEqualTo(new ResponseDelay(126, Timeliness.LATE, 64));
  }

  @Test
  void listsOfAttributionsComeBeforeWhatPagesImply() {
    Question page =
        Told.by("page-dyn")
            .answer("Oui.", ANSWERED, 1)
            .attributions(new Attribution(DEFENCE, PUBLISHED), new Attribution(HOME, null))
            .question();
    Question data =
        Told.by("open-data-json")
            .attributions(
                new Attribution(DEFENCE, PUBLISHED),
                new Attribution(DEFENCE, PUBLISHED.plusDays(3)),
                new Attribution(HOME_IN_FULL, CHANGED))
            .question();
    assertThat(merge(page, data).attributions()).isEqualTo(data.attributions());
    assertThat(merge(page, data).supplements())
        .containsExactly(new Supplement(data.source(), List.of("attributions")));
  }

  @Test
  void aLaterDatedChangeIsAppendedToAListAndAnEarlierOneIsNot() {
    Question data =
        Told.by("open-data-json")
            .attributions(new Attribution(DEFENCE, PUBLISHED), new Attribution(DEFENCE, CHANGED))
            .question();
    Question page =
        Told.by("page-2017")
            .attributions(
                new Attribution(DEFENCE, PUBLISHED), new Attribution(null, CHANGED.minusDays(1)),
                new Attribution(HOME, SIGNALLED))
            .question();
    assertThat(merge(page, data).attributions())
        .containsExactly(
            new Attribution(DEFENCE, PUBLISHED), new Attribution(DEFENCE, CHANGED), new Attribution(HOME, SIGNALLED));
    assertThat(merge(page, data).ministryInCharge()).isEqualTo(HOME);
  }

  @Test
  void pagesGiveOneAnotherDatesAndMinistries() {
    Question dyn =
        Told.by("page-dyn").attributions(new Attribution(DEFENCE, PUBLISHED), new Attribution(HOME, null)).question();
    Question table =
        Told.by("page-table")
            .attributions(
                new Attribution(DEFENCE, PUBLISHED), new Attribution(null, CHANGED), new Attribution(HOME, SIGNALLED))
            .question();
    assertThat(merge(dyn, table).attributions()).isEqualTo(table.attributions());

    Question nameless = Told.by("page-2017").attributions(new Attribution(null, CHANGED)).question();
    Question named = Told.by("page-table").attributions(new Attribution(HOME, CHANGED)).question();
    assertThat(merge(nameless, named).attributions()).containsExactly(new Attribution(HOME, CHANGED));
  }

  @Test
  void theLatestDocumentAddsTheMinistryInChargeThatAnEarlierOneDoesNotKnowYetAndNoOtherDoes() {
    Question data =
        Told.by("open-data-json")
            .attributions(new Attribution(DEFENCE, PUBLISHED), new Attribution(DEFENCE, CHANGED)).question();
    Question later =
        Told.by("page-dyn")
            .attributions(new Attribution(DEFENCE, PUBLISHED), new Attribution(HOME, null)).question();
    assertThat(merge(data, later).ministryInCharge()).isEqualTo(HOME);
    Question earlier =
        Told.by("page-table")
            .attributions(new Attribution(DEFENCE, PUBLISHED), new Attribution(HOME, null)).question();
    assertThat(merge(data, earlier).ministryInCharge()).isEqualTo(DEFENCE);
  }

  @Test
  void questionsAnsweredTogetherAreUnited() {
    QuestionUid one = QuestionUid.of(14, QuestionType.QE, 190002);
    QuestionUid two = QuestionUid.of(14, QuestionType.QE, 190003);
    Question merged =
        merge(
            Told.by("page-dyn").answeredWith(one).question(), Told.by("page-table").answeredWith(two, one).question());
    assertThat(merged.answeredWith()).containsExactly(one, two);
  }

  @Test
  void referencesStandInTheTextThatWasTaken() {
    Reference ofPage = new Reference(ReferenceType.LAW, "loi 2004-575", Part.QUESTION, 0, 12);
    Reference ofAnswer = new Reference(ReferenceType.LAW, "loi 2004-575", Part.ANSWER, 3, 15);
    Reference ofOther = new Reference(ReferenceType.LAW, "loi 2004-575", Part.QUESTION, 5, 17);
    Question page = Told.by("page-dyn").question("Loi 2004-575 ?", null).reference(ofPage).question();
    Question other =
        Told.by("text")
            .question("Et la loi 2004-575 ?", null).answer("La loi 2004-575.", ANSWERED, 1)
            .reference(ofOther).reference(ofAnswer).question();
    assertThat(merge(page, other).references()).containsExactly(ofOther, ofAnswer);
    Question wordless =
        Told.by("page-legacy").answer(null, ANSWERED, 1).question();
    assertThat(merge(page, wordless).references()).containsExactly(ofPage);
  }

  /** In both orders: the order of arrival plays no part. */
  private static Question merge(Question... states) {
    Question merged = Merge.of(List.of(states));
    List<Question> reversed = new ArrayList<>(List.of(states));
    Collections.reverse(reversed);
    assertThat(Merge.of(reversed)).isEqualTo(merged);
    return merged;
  }
}
