package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PathTextTest {

  @Test
  void anOrdinaryPathIsItself() {
    assertThat(PathText.of(Path.of("/inbox/a question\n50%.txt"))).isEqualTo("/inbox/a question\n50%.txt");
  }

  @Test
  void accentsAreKeptWhateverTheEncodingOfTheMachine() {
    Path path = Path.of(URI.create("file:///inbox/r%C3%A9ponse.txt"));

    assertThat(PathText.of(path)).isEqualTo("/inbox/réponse.txt");
  }

  @Test
  void twoNamesThatAreNoTextStayTwo() {
    Path latin1 = Path.of(URI.create("file:///inbox/r%E9ponse.txt"));
    Path other = Path.of(URI.create("file:///inbox/r%E8ponse.txt"));

    assertThat(PathText.of(latin1)).isEqualTo("/inbox/r\\xE9ponse.txt");
    assertThat(PathText.of(other)).isEqualTo("/inbox/r\\xE8ponse.txt");
  }

  @Test
  void onlyTheNameThatIsNoTextIsEscaped() {
    Path path = Path.of(URI.create("file:///in%20box/%E9/q%25.txt"));

    assertThat(PathText.of(path)).isEqualTo("/in box/\\xE9/q%.txt");
  }

  @Test
  void aNameThatLooksEscapedIsAnotherOne() {
    assertThat(PathText.of(Path.of("/inbox/r\\xE9ponse.txt"))).isEqualTo("/inbox/r\\x5CxE9ponse.txt");
    assertThat(PathText.of(Path.of("/inbox/a\\b\\xyz.txt"))).isEqualTo("/inbox/a\\b\\xyz.txt");
    assertThat(PathText.of(Path.of(URI.create("file:///inbox/%5CxE9%E9")))).isEqualTo("/inbox/\\x5CxE9\\xE9");
  }

  @Test
  void onlyTheBytesThatAreNoTextAreEscaped() {
    assertThat(PathText.of(Path.of(URI.create("file:///inbox/%C3%A9t%E9%F0%9F%98"))))
        .isEqualTo("/inbox/ét\\xE9\\xF0\\x9F\\x98");
  }

  @Test
  void aNameCannotForgeALineOfTheLog() {
    assertThat(PathText.printable("a\nERROR b\u2028c\u001b[31mé")).isEqualTo("a\\u000aERROR b\\u2028c\\u001b[31mé");
  }
}
