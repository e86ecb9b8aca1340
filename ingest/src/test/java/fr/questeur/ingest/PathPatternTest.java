package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

  @ParameterizedTest
  @CsvSource({
    "*.pdf, a.pdf", "*.pdf, 14/2013/a.pdf", "drafts, 14/drafts", "?.txt, é.txt", "[ab]*, 14/b1", "[!a-c]x, dx",
    "[]x]y, ]y", "\\*.txt, *.txt", "/14, 14", "14/old, 14/old", "14/*/q.txt, 14/x/q.txt", "**/old/*, old/q",
    "**/old/*, 13/x/old/q", "14/**, 14/x/y", "a/**/b, a/b", "a/**/b, a/x/y/b", "*, x", "a*b*c, aXbXbXc"
  })
  void matches(String pattern, String path) {
    assertThat(PathPattern.of(pattern).matches(path, false)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "*.pdf, a.PDF", "*.pdf, a.pdf.txt", "drafts, drafts2", "?.txt, ab.txt", "[!a-c]x, bx", "/old, 14/old",
    "14/old, 13/14/old", "14/*/q.txt, 14/x/y/q.txt", "14/*, 14", "\\*.txt, a.txt", "a*b*c, aXbXc1"
  })
  void doesNotMatch(String pattern, String path) {
    assertThat(PathPattern.of(pattern).matches(path, false)).isFalse();
  }

  @Test
  void aSlashAtTheEndIsForFoldersOnly() {
    assertThat(PathPattern.of("old/").matches("14/old", true)).isTrue();
    assertThat(PathPattern.of("old/").matches("14/old", false)).isFalse();
  }

  @Test
  void accentsMatchInEitherForm() {
    assertThat(PathPattern.of("é*").matches("e\u0301t", false)).isTrue();
    assertThat(PathPattern.of("e\u0301*").matches("ét", false)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//", "a//b", "!a", "[a", "[]", "a\\", "../a", "./a", "a\0"})
  void refusesWhatIsNoPattern(String pattern) {
    assertThatIllegalArgumentException().isThrownBy(() -> PathPattern.of(pattern)).withMessageContaining(pattern);
  }

  /** A matcher that goes back to every star takes longer than there is time. */
  @Test
  void manyStarsCostNoMoreThanOne() {
    PathPattern stars = PathPattern.of("*a".repeat(60) + "b");
    PathPattern folders = PathPattern.of("**/a/".repeat(60) + "b");

    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
      assertThat(stars.matches("a".repeat(4_000), false)).isFalse();
      assertThat(folders.matches("a/".repeat(4_000), false)).isFalse();
    });
  }
}
