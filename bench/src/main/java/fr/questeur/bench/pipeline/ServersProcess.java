package fr.questeur.bench.pipeline;

import fr.questeur.bench.pipeline.proc.PostgresWatch;
import fr.questeur.bench.pipeline.proc.ProcessWatch;
import fr.questeur.embedded.Port;
import fr.questeur.embedded.PostgresService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Broker and database in a process of their own, so that what they cost can be told from what their clients cost. */
final class ServersProcess implements AutoCloseable {

  /** What the process prints when both are up. */
  static final String UP = "up";

  private static final Duration START = Duration.ofSeconds(120);
  private static final long LOOK_MILLIS = 50;

  private final Path data;
  private final int kafkaPort = Port.any();
  private final Child child;

  private ServersProcess(Workplace workplace, Path data) throws IOException {
    this.data = data;
    child = OwnJvm.start(
        workplace, "servers", "-Xmx1g", "servers", "--data", data.toString(), "--kafka-port",
        Integer.toString(kafkaPort), "--postgres-port", Integer.toString(Port.any()));
  }

  /** With new data. Returns when both are up. */
  static ServersProcess start(Workplace workplace) throws IOException, InterruptedException {
    return start(workplace, workplace.data());
  }

  /** On data that may be there already; closing deletes them all the same. Returns when both are up. */
  static ServersProcess start(Workplace workplace, Path data) throws IOException, InterruptedException {
    ServersProcess servers = new ServersProcess(workplace, data);
    Instant limit = Instant.now().plus(START);
    while (servers.child.output().lines().noneMatch(UP::equals)) {
      if (!servers.child.isAlive() || Instant.now().isAfter(limit)) {
        throw servers.child.failed();
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return servers;
  }

  String bootstrapServers() {
    return "127.0.0.1:" + kafkaPort;
  }

  String jdbcUrl() {
    return PostgresService.read(data).orElseThrow().jdbcUrl();
  }

  Path data() {
    return data;
  }

  ProcessWatch watchBroker() {
    return new ProcessWatch(child.pid(), false);
  }

  PostgresWatch watchPostgres() {
    return new PostgresWatch(data.resolve("postgres"));
  }

  /** The data stay. */
  void stop() {
    child.close();
  }

  @Override
  public void close() {
    stop();
    Cleanup.delete(data);
  }
}
