package fr.questeur.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresProgramTest {

  @Test
  void namesTheLastErrorWithItsDetails() {
    assertThat(PostgresProgram.cause(
        List.of(
            "running bootstrap script ... 2026-12-01 10:00:00.000 UTC [7] FATAL:  could not write: No space left on device",
            "2026-12-01 10:00:00.001 UTC [7] PANIC:  cannot abort transaction 1, it was already committed",
            "child process exited with exit code 1",
            "initdb: removing data directory \"/data/postgres\""),
        "initdb ended"))
        .isEqualTo("could not write: No space left on device");
    assertThat(PostgresProgram.cause(
        List.of(
            "2026-12-01 10:00:00.000 UTC [7] FATAL:  data directory \"/data/postgres\" has wrong ownership",
            "2026-12-01 10:00:00.000 UTC [7] HINT:  The server must be started by the user that owns the data directory."),
        "postgres ended"))
        .isEqualTo(
            "data directory \"/data/postgres\" has wrong ownership. The server must be started by the user that owns the"
                + " data directory.");
  }

  @Test
  void givesTheLastLinesWhereNoErrorIsNamed() {
    assertThat(PostgresProgram.cause(List.of("unshare: unshare failed: Operation not permitted"), "initdb ended"))
        .isEqualTo("initdb ended: unshare: unshare failed: Operation not permitted");
    assertThat(PostgresProgram.cause(List.of(), "initdb ended")).isEqualTo("initdb ended");
  }

  @Test
  void programsInheritNeitherPasswordsNorSettings() {
    Map<String, String> environment = new HashMap<>(Map.of(
        "PATH", "/bin", "QUESTEUR_POSTGRES_PASSWORD", "secret", "PGPORT", "1", "PGDATA", "/", "LANG", "xx_XX.UTF-8",
        "LC_MESSAGES", "fr_FR.UTF-8"));
    PostgresProgram.setEnvironment(environment);
    assertThat(environment).containsOnly(Map.entry("PATH", "/bin"), Map.entry("LC_ALL", "C"));
  }
}
