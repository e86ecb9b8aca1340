package fr.questeur.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SearchDocumentTest {

  private static final SearchWord STOP = word(List.of(), List.of(), 1);

  private final SearchDocument document = new SearchDocument();

  @Test
  void stopWordsTakePlacesAndTheNextPartGoesOnBehindTheLastLexeme() {
    document.add(List.of(STOP, word("eau"), STOP, STOP), 'A');
    document.add(List.of(STOP, STOP), 'B');
    document.add(List.of(STOP, word("feu")), 'C');

    assertThat(lexemes()).containsExactlyInAnyOrder("'eau':2A", "'feu':4C");
  }

  @Test
  void aLexemeHasAllItsPlaces() {
    document.add(List.of(word("eau"), word("eau")), 'A');
    document.add(List.of(word("feu"), word("eau")), 'B');

    assertThat(lexemes()).containsExactlyInAnyOrder("'eau':1A,2A,4B", "'feu':3B");
  }

  @Test
  void aWordMayHaveSeveralLexemes() {
    document.add(List.of(STOP, word(List.of("port-parol", "port", "parol"), List.of(1, 2, 3), 3), word("eau")), 'B');

    assertThat(lexemes()).containsExactlyInAnyOrder("'port-parol':2B", "'port':3B", "'parol':4B", "'eau':5B");
  }

  @Test
  void nothingIsAnEmptyDocument() {
    document.add(List.of(STOP), 'A');

    assertThat(document.text()).isEmpty();
  }

  @Test
  void whatDoesNotFitIsPostgresToMake() {
    document.add(Collections.nCopies(254, word("eau")), 'A');
    assertThat(document.text()).isNotNull();

    document.add(List.of(word("eau")), 'B');
    assertThat(document.text()).isNull();
  }

  @Test
  void soIsWhatIsTooFarBehind() {
    document.add(with(Collections.nCopies(16_381, STOP), word("eau")), 'B');
    assertThat(lexemes()).containsExactly("'eau':16382B");

    document.add(List.of(word("feu")), 'C');
    assertThat(document.text()).isNull();
  }

  @Test
  void aWordThatPostgresHasNotToldIsNotLeftOut() {
    document.add(List.of(word("eau"), new SearchWord()), 'A');

    assertThat(document.text()).isNull();
  }

  private static List<SearchWord> with(List<SearchWord> words, SearchWord last) {
    return Stream.concat(words.stream(), Stream.of(last)).toList();
  }

  private List<String> lexemes() {
    return List.of(document.text().split(" "));
  }

  private static SearchWord word(String lexeme) {
    return word(List.of(lexeme), List.of(1), 1);
  }

  private static SearchWord word(List<String> lexemes, List<Integer> places, int length) {
    SearchWord word = new SearchWord();
    word.become(lexemes.stream().map(lexeme -> "'" + lexeme + "'").toList(), places, length);
    return word;
  }
}
