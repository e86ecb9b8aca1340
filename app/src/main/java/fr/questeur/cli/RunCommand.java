package fr.questeur.cli;

import fr.questeur.ingest.Exclusions;
import fr.questeur.run.LocalRun;
import fr.questeur.run.OpenFiles;
import fr.questeur.run.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The main job on one machine. */
@Command(
    name = "run",
    header = "Run everything here: broker, database and all stages.",
    description = {
      "Starts Kafka and Postgres on this machine, publishes every document in the given folders, reads and stores",
      "them, and keeps watching until Ctrl-C. Files may be present at the start or come later, in any subfolder.",
      "What was done is remembered: a second run publishes only what is new or has changed."
    },
    footer = {
      "",
      "Examples:",
      "  questeur run --once seeds",
      "  questeur run --inbox ~/questions --data ~/questeur-data"
    })
final class RunCommand implements Callable<Integer> {

  @Option(names = "--once", description = "End when every document present has been stored or refused.")
  boolean once;

  @Option(
      names = {"-i", "--inbox"},
      paramLabel = "DIR",
      description = "A folder to watch, with its subfolders; repeat for more. Default: inbox, created if missing.")
  List<Path> inboxes = new ArrayList<>();

  @Parameters(paramLabel = "DIR", arity = "0..*", description = "The same.")
  List<Path> folders = new ArrayList<>();

  @Mixin ExcludeOptions exclude;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Where broker and database keep their data. Default: ${DEFAULT-VALUE}")
  Path data;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "On 127.0.0.1. Default: 9092, or the next free one.")
  Integer kafkaPort;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      description = "On 127.0.0.1. Default: 5432, or the next free one.")
  Integer postgresPort;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = {
        "Serve the live page, health and metrics on this port; 0: do not.",
        "Default: 8080, or the next free one; with --once 0."
      })
  Integer httpPort;

  @Mixin HttpAccessOptions access;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "Partitions of the topics, when they are made. Default: ${DEFAULT-VALUE}")
  int partitions;

  @Mixin SearchOptions search;

  @Override
  public Integer call() throws IOException {
    Logging.toFile(data.resolve("logs").resolve("questeur.log"));
    Exclusions exclusions = exclude.with(data);
    List<Path> watched = inboxes();
    watched.forEach(exclusions::requireOutside);
    RunConfig config =
        new RunConfig(
            watched, exclusions, data, port(kafkaPort), port(postgresPort), http(), access.access(), partitions,
            search.search, once);
    OpenFiles.requireForRun(partitions);
    return new LocalRun(config, Terminal.isPresent()).run() ? ExitCode.OK : ExitCode.NOT_ALL_STORED;
  }

  private List<Path> inboxes() throws IOException {
    List<Path> all = new ArrayList<>(inboxes);
    all.addAll(folders);
    if (all.isEmpty()) {
      all.add(Files.createDirectories(Path.of("inbox")));
    }
    for (Path inbox : all) {
      if (!Files.isDirectory(inbox)) {
        throw new IllegalArgumentException("not a folder: " + inbox);
      }
    }
    return all;
  }

  private OptionalInt http() {
    return httpPort == null && once ? OptionalInt.of(HttpOptions.OFF) : port(httpPort);
  }

  private static OptionalInt port(Integer port) {
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }
}
