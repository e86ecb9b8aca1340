package fr.questeur.operate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathGlobTest {

  @Test
  void noGlobIsForEveryPath() {
    assertThat(PathGlob.of((String) null).matches("/in/a")).isTrue();
    assertThat(PathGlob.of(null, null).matches(null)).isTrue();
  }

  @Test
  void anyOfSeveralGlobsMatches() {
    PathGlob globs = PathGlob.of("/in/*", "/real/*");

    assertThat(globs.matches("/real/a")).isTrue();
    assertThat(globs.matches("/other/a")).isFalse();
    assertThat(globs.matches(null)).isFalse();
  }

  @Test
  void accentsMatchInEitherForm() {
    assertThat(PathGlob.of("**/r\u00e9sum\u00e9.txt").matches("/in/re\u0301sume\u0301.txt")).isTrue();
    assertThat(PathGlob.of("**/re\u0301sume\u0301.txt").matches("/in/r\u00e9sum\u00e9.txt")).isTrue();
  }

  @Test
  void aByteThatIsNoTextMatchesAsItIsPrintedAndAsItIsTyped() {
    assertThat(PathGlob.of("/in/r\\xE9ponse.txt").matches("/in/r\\xE9ponse.txt")).isTrue();
    assertThat(PathGlob.of("/in/r\\\\xE9ponse.txt").matches("/in/r\\xE9ponse.txt")).isTrue();
    assertThat(PathGlob.of("/in/r\uFFFDponse.txt").matches("/in/r\\xE9ponse.txt")).isTrue();
    assertThat(PathGlob.of("/in/r\\xE8ponse.txt").matches("/in/r\\xE9ponse.txt")).isFalse();
  }

  @Test
  void anEscapedBackslashIsTypedAsOne() {
    assertThat(TypedPath.of("/in/\\x5CxE9 \\xE9\u00e9")).isEqualTo("/in/\\xE9 \uFFFD\u00e9");
  }
}
