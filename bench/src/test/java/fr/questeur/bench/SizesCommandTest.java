package fr.questeur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.bench.generate.Layout;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class SizesCommandTest {

  @Test
  void everyLayoutHasALineWithItsFigures() {
    StringWriter out = new StringWriter();
    int exitCode = Main.commandLine().setOut(new PrintWriter(out)).execute("sizes", "--documents", "3");

    assertThat(exitCode).isZero();
    assertThat(out.toString().lines()).hasSize(1 + Layout.values().length);
    for (Layout layout : Layout.values()) {
      assertThat(out.toString()).containsPattern("(?m)^" + layout.id() + " +[\\d,]+ +[\\d,]+ +\\d+\\.\\d\\d$");
    }
  }
}
