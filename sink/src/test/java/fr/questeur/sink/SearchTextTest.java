package fr.questeur.sink;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Heading;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

  private final SearchLexicon lexicon = new SearchLexicon();

  @Test
  void headingQuestionAndAnswerHaveWeightsAndPlacesOneBehindTheOther() {
    SearchText text = SearchText.of(question("mer", "L’océan monte, non ?", "Oui."), lexicon);
    tell("mer", "L", "océan", "monte", "non", "Oui");

    assertThat(Set.of(text.document().split(" ")))
        .containsExactlyInAnyOrder("'mer':1A", "'L':2B", "'océan':3B", "'monte':4B", "'non':5B", "'Oui':6C");
  }

  @Test
  void whatJoinsWordsWithinATokenIsLeftToPostgres() {
    SearchText text = SearchText.of(question("", "porte-parole à 12h30, R&D_2 +3%", ""), lexicon);
    tell("porte-parole", "à", "12h30", "R&D", "2", "+3%");

    assertThat(text.document()).contains("'porte-parole':1B", "'R&D':4B", "'2':5B", "'+3%':6B");
  }

  @Test
  void aWordThatIsNotKnownIsNotLeftOut() {
    SearchText text = SearchText.of(question("", "un mot", ""), lexicon);
    tell("un");

    assertThat(text.document()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"un <b>mot</b>", "~mot", "‹mot›"})
  void whatTheParserTakesTogetherIsNotTakenWordByWord(String text) {
    assertThat(SearchText.of(question("", text, ""), lexicon).document()).isNull();
  }

  @Test
  void neitherAreLongTextsNorThoseWithWhatIsNoWord() {
    assertThat(SearchText.of(question("", "a ".repeat(10_000), "a ".repeat(6_000)), lexicon).document()).isNull();
    assertThat(SearchText.of(question("", "a".repeat(201), ""), lexicon).document()).isNull();

    SearchText fits = SearchText.of(question("", "a".repeat(200), ""), lexicon);
    tell("a".repeat(200));
    assertThat(fits.document()).isNotNull();
  }

  @Test
  void aQuestionWithoutTextsHasAnEmptyDocument() {
    assertThat(SearchText.of(question(null, null, null), lexicon).document()).isEmpty();
  }

  private void tell(String... words) {
    for (String word : new TreeSet<>(List.of(words))) {
      lexicon.word(word).become(List.of("'" + word + "'"), List.of(1), 1);
    }
  }

  private static Question question(String title, String text, String answer) {
    Question plain = Records.question(1);
    return new Question(
        plain.uid(), plain.status(), null, null, List.of(), new Heading(null, null, List.of(), title),
        new Publication(text, LocalDate.of(2024, 1, 2), null),
        answer == null ? null : new Publication(answer, LocalDate.of(2024, 2, 3), null), List.of(), null, null,
        plain.source());
  }
}
