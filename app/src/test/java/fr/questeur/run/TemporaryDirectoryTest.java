package fr.questeur.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryDirectoryTest {

  private final String before = System.getProperty("java.io.tmpdir");
  @TempDir private Path base;

  @AfterEach
  void restore() {
    System.setProperty("java.io.tmpdir", before);
  }

  @Test
  void isPrivateAndEmptiedOfWhatAKilledProcessLeft() throws IOException {
    Path left = Files.createDirectories(base.resolve("tmp/folder")).resolve("librocksdbjni1.so");
    Files.writeString(left, "library");
    Files.setPosixFilePermissions(base.resolve("tmp"), PosixFilePermissions.fromString("rwxrwxrwx"));

    Path claimed = TemporaryDirectory.claim(base);

    assertThat(claimed).isEqualTo(base.resolve("tmp").toAbsolutePath());
    assertThat(System.getProperty("java.io.tmpdir")).isEqualTo(claimed.toString());
    assertThat(Files.getPosixFilePermissions(claimed)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(claimed).isDirectoryNotContaining(file -> !file.endsWith("lock"));
  }

  @Test
  void isNeverSharedByTwo() throws IOException {
    Path first = TemporaryDirectory.claim(base);
    Path inUse = Files.writeString(first.resolve("in-use"), "");

    assertThat(TemporaryDirectory.claim(base)).isEqualTo(base.resolve("tmp-2").toAbsolutePath());
    assertThat(inUse).exists();
  }
}
