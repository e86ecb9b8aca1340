package fr.questeur.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.cli.Main;
import fr.questeur.embedded.Port;
import fr.questeur.embedded.PostgresService;
import fr.questeur.it.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code questeur run} when its data directory has no room any more. Needs the right to mount. */
class FullDiskIT {

  private static final Duration LONG = Duration.ofSeconds(180);

  @TempDir Path directory;

  private int documents;

  @Test
  void endsWithTheReasonAndNothingLeftBehindAndTheNextRunDoesTheRest() throws Exception {
    Path inbox = Files.createDirectory(directory.resolve("inbox"));
    Path data = directory.resolve("data");
    try (Disk disk = Disk.under(data, 300)) {
      assumeThat(disk).as("nothing may be mounted here").isNotNull();
      try (Victim run = run(data, "--inbox", inbox.toString())) {
        run.start();
        drop(inbox);
        await().atMost(LONG).until(run::isReady);

        disk.fill();

        await().atMost(LONG).until(() -> {
          drop(inbox);
          disk.fill();
          return !run.isAlive();
        });
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.logOfThisStart()).last().asString().startsWith("questeur: ").contains("no space left on the disk of");
        await().atMost(LONG).until(() -> ProcessHandle.allProcesses()
            .noneMatch(each -> each.info().commandLine().orElse("").contains(data.toString())));
      }

      disk.empty();
      try (Victim again = run(data, "--inbox", inbox.toString())) {
        again.start();
        await().atMost(LONG).ignoreExceptions().untilAsserted(() -> assertThat(rows(data)).isEqualTo(documents));
        again.terminate();
      }
    }
  }

  private Victim run(Path data, String... arguments) {
    String[] all = new String[arguments.length + 7];
    all[0] = "run";
    all[1] = "--data";
    all[2] = data.toString();
    all[3] = "--kafka-port";
    all[4] = Integer.toString(Port.any());
    all[5] = "--postgres-port";
    all[6] = Integer.toString(Port.any());
    System.arraycopy(arguments, 0, all, 7, arguments.length);
    return Victim.stage("run", directory, Main.class.getName(), Port.any(), all);
  }

  private static int rows(Path data) throws SQLException {
    try (Connection connection = DriverManager.getConnection(PostgresService.read(data).orElseThrow().jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM question")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private void drop(Path inbox) {
    documents++;
    Documents.drop(inbox, documents + ".txt", Documents.answered(860_000 + documents));
  }
}
