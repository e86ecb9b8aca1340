package fr.questeur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashFileTest {

  @TempDir Path temp;

  @Test
  void theStateOfAUserIsWhereXdgSays() {
    assertThat(CrashFile.ofUser("/xdg", "/home/me")).isEqualTo(Path.of("/xdg/questeur"));
    assertThat(CrashFile.ofUser(null, "/home/me")).isEqualTo(Path.of("/home/me/.local/state/questeur"));
    assertThat(CrashFile.ofUser("", "/home/me")).isEqualTo(Path.of("/home/me/.local/state/questeur"));
    assertThat(CrashFile.ofUser("relative", "")).isNull();
    assertThat(CrashFile.ofUser(null, "?")).isNull();
  }

  @Test
  void theFolderIsMadeForItsOwnerAlone() throws IOException {
    Path directory = CrashFile.directory(temp.resolve("state"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
    assertThat(CrashFile.in(directory, "../an id").getParent()).isEqualTo(directory);
  }

  @Test
  void aDirectoryThatIsAskedForMustBeUsable() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> CrashFile.directory(file))
        .withMessageContaining(file.toString());
  }
}
