package fr.questeur.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The embedded Postgres for tests that make databases of their own. */
public final class TestDatabase {

  private TestDatabase() {}

  /** Starts one whose role may create databases, as that of {@code questeur run} may not. */
  public static EmbeddedDatabase start(Path directory, Path programs, int port) {
    try {
      Path data = directory.toAbsolutePath();
      PostgresCluster cluster =
          new PostgresCluster(PostgresPrograms.provide(List.of(), programs.toAbsolutePath()), data);
      cluster.prepare(port);
      cluster.execute("ALTER ROLE " + PostgresService.ROLE + " CREATEDB\n");
      return EmbeddedDatabase.start(data, programs, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
