package fr.questeur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerListCommandTest {

  @TempDir Path temp;

  @Test
  void aGlobThroughALinkIsForWhereItLeads() throws IOException {
    Path real = Files.createDirectory(temp.toRealPath().resolve("real[1]"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), real);

    assertThat(LedgerListCommand.behindLinks(link + "/**/*.txt"))
        .isEqualTo(temp.toRealPath() + "/real\\[1\\]/**/*.txt");
    assertThat(LedgerListCommand.behindLinks(link + "/gone/q.txt"))
        .isEqualTo(temp.toRealPath() + "/real\\[1\\]/gone/q.txt");
    assertThat(LedgerListCommand.behindLinks("**/q.txt")).isEqualTo("**/q.txt");
    assertThat(LedgerListCommand.behindLinks("/*")).isEqualTo("/*");
    assertThat(LedgerListCommand.behindLinks(null)).isNull();
  }
}
