package fr.questeur.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PostgresProcessesTest {

  @TempDir Path directory;

  @Test
  void onlyANumberIsAProcess() {
    assertThat(PostgresProcesses.pid("4711")).contains(4711L);
    assertThat(PostgresProcesses.pid("-4711 ")).contains(4711L); // single-user mode
    for (String line : new String[] {"", "garbage", "99999999999999999999", "47 11"}) {
      assertThat(PostgresProcesses.pid(line)).as(line).isEmpty();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void neverStopsAServerOfOtherData() throws IOException {
    Path ours = Files.createDirectory(directory.resolve("ours"));
    Path theirs = Files.createDirectory(directory.resolve("theirs"));
    Path postgres = Files.copy(Path.of("/bin/sleep"), directory.resolve("postgres"), StandardCopyOption.COPY_ATTRIBUTES);
    Process server = new ProcessBuilder(postgres.toString(), "60").directory(theirs.toFile()).start();
    try {
      // A copy of a data directory whose server runs has its lock file, too.
      Files.writeString(ours.resolve("postmaster.pid"), server.pid() + "\n" + ours + "\n");
      PostgresProcesses.stopAll(ours);
      assertThat(server.isAlive()).isTrue();
      assertThat(ours.resolve("postmaster.pid")).doesNotExist();
      PostgresProcesses.stopAll(theirs);
      assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(10));
    } finally {
      server.destroyForcibly();
    }
  }
}
