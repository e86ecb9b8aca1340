package fr.questeur.bench.pipeline;

import static fr.questeur.bench.pipeline.Quantity.cpuOf;
import static fr.questeur.bench.pipeline.Quantity.perThousand;

import fr.questeur.bench.pipeline.parts.Part;
import fr.questeur.bench.pipeline.parts.PartCost;
import fr.questeur.bench.pipeline.proc.PostgresWatch;
import fr.questeur.bench.pipeline.proc.ProcessWatch;
import fr.questeur.bench.pipeline.proc.Use;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Every part of the way by itself: each a client in a new JVM, all against the same new servers. */
final class PartsItem implements Item {

  static final String ITEM = "parts";

  private static final Duration PATIENCE = Duration.ofHours(1);
  /** What servers do after the answer counts, too. */
  private static final long SETTLE_MILLIS = 500;

  private final Workplace workplace;
  private final Product product;
  private final Corpus corpus;
  private final Path rows;

  PartsItem(Workplace workplace, Product product, Corpus corpus, Path rows) {
    this.workplace = workplace;
    this.product = product;
    this.corpus = corpus;
    this.rows = rows;
  }

  @Override
  public String name() {
    return ITEM;
  }

  @Override
  public void round(Results results) throws Exception {
    try (ServersProcess servers = ServersProcess.start(workplace)) {
      product.run("migrate", "--postgres-url", servers.jdbcUrl());
      ProcessWatch broker = servers.watchBroker();
      PostgresWatch postgres = servers.watchPostgres();
      for (Part part : Part.values()) {
        broker.look();
        postgres.look();
        Use brokerBefore = broker.use();
        Use postgresBefore = postgres.use();
        PartCost cost = run(part, servers);
        Thread.sleep(SETTLE_MILLIS);
        broker.look();
        postgres.look();
        if (part.label() != null) {
          add(
              results, part, cost, broker.use().since(brokerBefore).cpuSeconds(),
              postgres.use().since(postgresBefore).cpuSeconds());
        }
      }
    }
  }

  private PartCost run(Part part, ServersProcess servers) throws Exception {
    System.err.println("  " + (part.label() == null ? "(preparing the next)" : part.label()));
    Path temporary = workplace.folder("part");
    try (Child client = OwnJvm.start(
        workplace, Words.of(part), "-Xmx512m", "part", Words.of(part), "--folder", corpus.folder().toString(),
        "--pack", corpus.pack().toString(), "--rows", rows.toString(), "--temporary", temporary.toString(),
        "--bootstrap-servers", servers.bootstrapServers(), "--jdbc-url", servers.jdbcUrl())) {
      client.await(PATIENCE, List.of(Product.OK));
      return PartCost.find(client.output());
    } finally {
      Cleanup.delete(temporary);
    }
  }

  private static void add(Results results, Part part, PartCost cost, double broker, double postgres) {
    long documents = cost.documents();
    double client = part.isInPostgres() ? 0 : cost.cpuSeconds();
    results.add(ITEM, part.label(), Quantity.RATE, documents / cost.seconds());
    results.add(ITEM, part.label(), Quantity.CPU, perThousand(client + broker + postgres, documents));
    results.add(ITEM, part.label(), cpuOf("client"), perThousand(client, documents));
    results.add(ITEM, part.label(), cpuOf("broker"), perThousand(broker, documents));
    results.add(ITEM, part.label(), cpuOf("Postgres"), perThousand(postgres, documents));
  }
}
