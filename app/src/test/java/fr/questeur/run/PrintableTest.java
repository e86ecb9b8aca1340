package fr.questeur.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void escapesWhatMovesTheCursorOrBeginsALine() {
    assertThat(Printable.of("a\u001b]0;owned\u0007\r\nb\u0085c\u2028d")).isEqualTo(
        "a\\u001b]0;owned\\u0007\\u000d\\u000ab\\u0085c\\u2028d");
  }

  @Test
  void escapesWhatTurnsTheDirectionOfText() {
    assertThat(Printable.of("exe.\u202etxt\u2066")).isEqualTo("exe.\\u202etxt\\u2066");
  }

  @Test
  void keepsWhatCanBeRead() {
    assertThat(Printable.of("réponse n° 14 – « œuvre » 日本 😀")).isEqualTo("réponse n° 14 – « œuvre » 日本 😀");
  }
}
