package fr.questeur.bench;

import fr.questeur.bench.pipeline.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Broker and database beside what is measured, in a process of their own. */
@Command(name = "servers", hidden = true, header = "Run broker and database until standard input ends.")
final class ServersCommand implements Callable<Integer> {

  @Option(names = "--data", required = true)
  Path data;

  @Option(names = "--kafka-port", required = true)
  int kafkaPort;

  @Option(names = "--postgres-port", required = true)
  int postgresPort;

  @Override
  public Integer call() throws IOException {
    Servers.run(data, kafkaPort, postgresPort);
    return 0;
  }
}
