package fr.questeur.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordTest {

  @Test
  void quotesWhatAShellWouldNotReadAsOneWord() {
    assertThat(ShellWord.of("/home/été/data-1/pg_service.conf")).isEqualTo("/home/été/data-1/pg_service.conf");
    assertThat(ShellWord.of("/home/my data")).isEqualTo("'/home/my data'");
    assertThat(ShellWord.of("it's $HOME")).isEqualTo("'it'\\''s $HOME'");
  }
}
