package fr.questeur.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainConsoleTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long nanos;
  private final Console console = new PlainConsole(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> nanos);

  @Test
  void aDocumentHasItsEndingItsPathAndTheDetailBelow() {
    console.ended(Ending.DEAD_LETTER, "inbox/été.txt", "empty: no bytes");
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("dead letter inbox/été.txt", "            empty: no bytes");
  }

  @Test
  void ofManyGoodMembersTheFirstAreListedAndAllThatWentWrong() {
    for (int i = 0; i < 1_000; i++) {
      console.ended(Ending.STORED, "in/a.zip!/" + i, null);
      console.ended(Ending.DEAD_LETTER, "in/b.xml#" + i, null);
      console.ended(Ending.STORED, "in/" + i, null);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("a.zip"))).hasSize(50);
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).hasSize(2_051).contains("dead letter in/b.xml#999");
  }

  @Test
  void ofAFolderThatIsKnownTheFirstFilesAreListed() {
    for (int i = 0; i < 1_000; i++) {
      console.ended(Ending.UNCHANGED, "in/" + i, null);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .hasSize(51)
        .contains("unchanged   in/49", "... and more of what is known already, counted below");
  }

  @Test
  void aLongReadingIsToldNowAndThen() {
    for (int second = 0; second < 30; second++) {
      nanos = second * 1_000_000_000L;
      console.unpacking("in/a.zip", 1_000 * second, 104_137, second);
    }
    nanos = 60_000_000_000L;
    console.unpacking("in/b.xml", 12_000, -1, 34);
    console.unpacking("in/b.xml", 13_000, -1, 100);
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "reading     in/a.zip: 10,000 of 104,137 entries",
            "reading     in/a.zip: 20,000 of 104,137 entries",
            "reading     in/b.xml: 12,000 documents, 34 %");
  }

  @Test
  void aFileNameCannotForgeALine() {
    console.ended(Ending.IGNORED, "a\nstored      b\u001b[2J", null);
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("ignored     a\\u000astored      b\\u001b[2J");
  }
}
