package fr.questeur.cli;

import com.zaxxer.hikari.HikariDataSource;
import fr.questeur.sink.Schema;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the tables, for a sink whose role may not. */
@Command(
    name = "migrate",
    header = "Make the tables in Postgres, or bring them to this version, for a sink that may not.",
    description = {
      "The sink does this itself when it starts, if its role may. Where the tables are to belong to another role than",
      "the one that writes rows, that other role runs this: once, and again after an upgrade, before the sink starts."
    },
    footer = {
      "",
      "Example:",
      "  questeur migrate --postgres-url postgresql://questeur_owner@db:5432/questeur --grant-to questeur"
    })
final class MigrateCommand implements Callable<Integer> {

  @Mixin DataOptions data;
  @Mixin PostgresOptions postgres;

  @Option(
      names = "--grant-to",
      paramLabel = "ROLE",
      description = "A role of sinks: let it read and write rows, and no more. Repeat for several.")
  List<String> roles = List.of();

  @Override
  public Integer call() {
    try (HikariDataSource database = postgres.dataSource(data)) {
      Schema.migrate(database);
      roles.forEach(role -> Schema.grant(database, role));
      return ExitCode.OK;
    }
  }
}
