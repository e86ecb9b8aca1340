package fr.questeur.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path directory;

  @Test
  void twoRunsCannotShareOne() {
    try (DataDirectory first = DataDirectory.open(directory.resolve("data"))) {
      assertThat(first.root()).isDirectory();
      assertThatThrownBy(() -> DataDirectory.open(directory.resolve("data")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("--data");
    }
  }

  @Test
  void itIsFreeAgainOnceClosed() {
    DataDirectory.open(directory).close();
    DataDirectory.open(directory).close();
  }
}
