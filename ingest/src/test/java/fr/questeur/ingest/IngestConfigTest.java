package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestConfigTest {

  @TempDir Path temp;

  @Test
  void theDefaults() {
    IngestConfig config = IngestConfig.of(List.of(temp));

    assertThat(config.quietPeriod()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.rescanInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.maxDocumentBytes()).isEqualTo(10 * 1024 * 1024);
    assertThat(config.batchDocuments()).isEqualTo(2_000);
    assertThat(config.batchBytes()).isEqualTo(16 * 1024 * 1024);
    assertThat(config.transactionalId()).matches("questeur-ingest-[0-9a-f]{8}");
  }

  @Test
  void theTransactionalIdIsThatOfTheFoldersHoweverTheyAreNamed() throws IOException {
    Path one = Files.createDirectory(temp.resolve("one"));
    Path two = Files.createDirectory(temp.resolve("two"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), two);

    String id = IngestConfig.transactionalId(List.of(one, two));

    assertThat(IngestConfig.transactionalId(List.of(link, one))).isEqualTo(id);
    assertThat(IngestConfig.transactionalId(List.of(one))).isNotEqualTo(id);
  }

  @Test
  void whatCannotWorkIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> IngestConfig.of(List.of(temp.resolve("nowhere"))));
    assertThatIllegalArgumentException().isThrownBy(() -> config(List.of(), 3, 5, 1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> config(List.of(temp), -1, 5, 1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> config(List.of(temp), 3, 0, 1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> config(List.of(temp), 3, 5, 0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> config(List.of(temp), 3, 5, 1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> config(List.of(temp), 3, 5, 1, 1, 0));
  }

  private static IngestConfig config(List<Path> inboxes, int quiet, int rescan, int max, int documents, long bytes) {
    return new IngestConfig(
        inboxes, Duration.ofSeconds(quiet), Duration.ofSeconds(rescan), "id", max, documents, bytes, true,
        Exclusions.NONE, null);
  }
}
