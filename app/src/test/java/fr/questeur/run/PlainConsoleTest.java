package fr.questeur.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainConsoleTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Console console = new PlainConsole(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  @Test
  void aDocumentHasItsEndingItsPathAndTheDetailBelow() {
    console.ended(Ending.DEAD_LETTER, "inbox/été.txt", "empty: no bytes");
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("dead letter inbox/été.txt", "            empty: no bytes");
  }

  @Test
  void aFileNameCannotForgeALine() {
    console.ended(Ending.IGNORED, "a\nstored      b\u001b[2J", null);
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("ignored     a\\u000astored      b\\u001b[2J");
  }
}
