package fr.questeur.bench.pipeline;

import fr.questeur.bench.pipeline.proc.Proc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The stages as processes, against servers that are up. */
final class Stages {

  private static final Duration IDLE_AT_LAST = Duration.ofMinutes(30);
  private static final long IDLE_MILLIS = 1_000;
  private static final double IDLE_SHARE = 0.1;
  private static final Duration END = Duration.ofSeconds(100);

  private final Product product;
  private final ServersProcess servers;

  Stages(Product product, ServersProcess servers) {
    this.product = product;
    this.servers = servers;
  }

  /** Makes topics and tables. */
  void prepare() throws InterruptedException {
    product.run("topics", "create", "--bootstrap-servers", servers.bootstrapServers());
    product.run("migrate", "--postgres-url", servers.jdbcUrl());
  }

  Child start(String stage, Path inbox, boolean search, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of(stage, "--bootstrap-servers", servers.bootstrapServers()));
    switch (stage) {
      case "ingest" -> arguments.addAll(List.of("--inbox", inbox.toString()));
      case "sink" -> arguments.addAll(List.of("--postgres-url", servers.jdbcUrl()));
      // Beside the servers' data, and gone with them: several gigabytes in a long measurement.
      default -> {
        Path state = Files.createTempDirectory(servers.data(), "state");
        arguments.addAll(List.of("--state-dir", state.toString()));
      }
    }
    if (stage.equals("sink") && !search) {
      arguments.add(Whole.NO_SEARCH);
    }
    arguments.addAll(List.of(more));
    return product.start(List.of(), arguments);
  }

  /** Waits until a process has nothing to do. */
  static void awaitIdle(Child child) throws InterruptedException {
    Instant limit = Instant.now().plus(IDLE_AT_LAST);
    double before = Double.NEGATIVE_INFINITY;
    double now = Proc.cpuSeconds(child.pid());
    while (now - before > IDLE_SHARE * IDLE_MILLIS / 1000 && Instant.now().isBefore(limit)) {
      Thread.sleep(IDLE_MILLIS);
      before = now;
      now = Proc.cpuSeconds(child.pid());
    }
  }

  /** Tells all to end, then waits for each. */
  static void end(Collection<Child> children) throws InterruptedException {
    children.forEach(Child::tellToEnd);
    for (Child child : children) {
      child.await(END, List.of(Product.OK, Product.TERMINATED));
    }
  }
}
