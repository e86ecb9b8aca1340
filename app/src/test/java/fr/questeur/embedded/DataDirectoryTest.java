package fr.questeur.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

  @Test
  void isPrivateAlsoIfItWasNot() throws IOException {
    Path data = directory.resolve("data");
    for (String earlier : new String[] {"kafka", "postgres", "logs"}) {
      Files.createDirectories(data.resolve(earlier));
    }
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    DataDirectory.open(data).close();
    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("kafka"))).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("lock"))).isEqualTo("rw-------");
  }

  @Test
  void aDirectoryWithOtherThingsInItKeepsItsPermissions() throws IOException {
    Files.createFile(directory.resolve("of-somebody-else.txt"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (int start = 0; start < 2; start++) {
      DataDirectory.open(directory).close();
      assertThat(permissions(directory)).isEqualTo("rwxr-xr-x");
      assertThat(permissions(directory.resolve("kafka"))).isEqualTo("rwx------");
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
