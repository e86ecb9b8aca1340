package fr.questeur.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a server, while none runs on them: made, and brought to the state in which the role of the stages alone
 * can connect, with a password, and is no superuser. The superuser exists, since PostgreSQL needs one, and can be used
 * only in single-user mode by whoever may read the files.
 */
final class PostgresCluster {

  private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);

  private static final String SUPERUSER = "postgres";
  /** What the file beside the data says of data in that state; it was empty before there were passwords. */
  private static final String SECURED = "secured";

  private static final String ACCESS =
      """
      # Written by questeur at each start; other lines are lost.
      host all %s %s/32 scram-sha-256
      """.formatted(PostgresService.ROLE, PostgresService.HOST);

  /** One statement a line, as single-user mode reads them. */
  private static final String SECURE =
      """
      DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN CREATE ROLE %1$s; END IF; END$$
      ALTER ROLE %1$s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '%2$s'
      DO $$DECLARE g record; BEGIN FOR g IN SELECT roleid::regrole AS role, grantor::regrole FROM pg_auth_members WHERE\
       member = '%1$s'::regrole LOOP EXECUTE format('REVOKE %%s FROM %1$s GRANTED BY %%s CASCADE', g.role, g.grantor);\
       END LOOP; END$$
      ALTER ROLE %3$s NOLOGIN PASSWORD NULL
      """;
  private static final String CREATE_DATABASE = "CREATE DATABASE %s OWNER %s%n";

  private final PostgresPrograms programs;
  private final Path directory;
  private final Path state;
  private boolean isInitialising;

  PostgresCluster(PostgresPrograms programs, Path directory) {
    this.programs = programs;
    this.directory = directory;
    this.state = directory.resolveSibling(directory.getFileName() + ".finished");
  }

  /**
   * Makes the files, or brings those of an earlier run to the present state.
   *
   * @param port for the service file
   * @throws PostgresException if one of PostgreSQL's programs fails
   */
  PostgresService prepare(int port) throws IOException {
    Path data = directory.resolveSibling("."); // where the service file is
    boolean isNew = !Files.exists(state);
    if (isNew) {
      setUnfinishedAside();
      initialise();
    }
    boolean isSecured = !isNew && Files.readString(state).equals(SECURED);
    PostgresService known = PostgresService.read(data).orElse(null);
    PostgresService service = known == null ? PostgresService.create(port) : known.withPort(port);
    PrivateFiles.write(directory.resolve("pg_hba.conf"), ACCESS);
    if (!isSecured || known == null) {
      secure(service.password(), isNew);
    }
    if (!service.equals(known)) {
      service.write(data);
    }
    if (!isSecured) {
      PrivateFiles.write(state, SECURED);
    }
    return service;
  }

  /** A run killed while it made the files of a new server leaves some that no server can start on. */
  private void setUnfinishedAside() throws IOException {
    if (isInitialising) { // by this very run: nothing of anybody's is in it
      PostgresPrograms.delete(directory);
    } else if (Files.exists(directory)) {
      Path aside = directory.resolveSibling(directory.getFileName() + ".unfinished-" + System.currentTimeMillis());
      Files.move(directory, aside);
      log.warn("{} was never finished by an earlier run; moved to {}", directory, aside);
    }
  }

  private void initialise() throws IOException {
    isInitialising = true;
    // PostgreSQL wants a superuser with a password. Nobody knows this one, and it is taken away below.
    Path password = directory.resolveSibling(directory.getFileName() + ".password");
    PrivateFiles.write(password, PostgresService.newPassword());
    try {
      PostgresProgram.start(
              programs.initdb(),
              List.of(
                  "-D", directory.toString(), "-U", SUPERUSER, "--pwfile=" + password, "--auth=scram-sha-256",
                  "-E", "UTF-8",
                  // Built into PostgreSQL: the same on every system, and it knows that É is the capital of é.
                  "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"))
          .finish("");
    } finally {
      Files.deleteIfExists(password);
    }
  }

  private void secure(String password, boolean isNew) throws IOException {
    String statements = SECURE.formatted(PostgresService.ROLE, password, SUPERUSER)
        + (isNew ? CREATE_DATABASE.formatted(PostgresService.DATABASE, PostgresService.ROLE) : "");
    execute(statements);
  }

  /** As the superuser, one statement a line. */
  void execute(String statements) throws IOException {
    PostgresProgram.start(
            programs.postgres(),
            List.of("--single", "-D", directory.toString(), "-c", "exit_on_error=on",
                "-c", "log_min_error_statement=panic", SUPERUSER))
        .finish(statements);
  }
}
