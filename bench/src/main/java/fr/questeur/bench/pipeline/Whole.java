package fr.questeur.bench.pipeline;

import fr.questeur.bench.Progress;
import fr.questeur.bench.pipeline.proc.PostgresWatch;
import fr.questeur.bench.pipeline.proc.ProcessWatch;
import fr.questeur.bench.pipeline.proc.Sampler;
import fr.questeur.bench.pipeline.proc.Use;
import fr.questeur.bench.pipeline.proc.Watched;
import fr.questeur.embedded.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Brings all documents of a corpus the whole way, from a folder to committed rows, with nothing there before. */
final class Whole {

  static final String ITEM = "whole";
  static final String NO_SEARCH = "--no-search";

  /** After the last row feed may still have much to do. */
  private static final Duration END = Duration.ofMinutes(30);
  private static final List<String> STAGES = List.of("ingest", "enrich", "feed", "sink");

  private final Workplace workplace;
  private final Product product;

  Whole(Workplace workplace, Product product) {
    this.workplace = workplace;
    this.product = product;
  }

  Outcome run(Corpus corpus, Way way) throws IOException, InterruptedException {
    Path inbox = way.source() == Way.Source.ZIP ? corpus.zipFolder() : corpus.folder();
    return way.oneJvm()
        ? oneJvm(inbox, corpus.documents(), way.search(), List.of())
        : processes(inbox, corpus.documents(), way.search());
  }

  /** As {@code questeur run --once}, from the start of the process on. */
  Outcome oneJvm(Path inbox, int documents, boolean search, List<String> javaOptions)
      throws IOException, InterruptedException {
    Path data = workplace.data();
    try {
      return oneJvm(inbox, data, documents, search, javaOptions);
    } finally {
      Cleanup.delete(data);
    }
  }

  /** The same, on a data directory that stays. */
  Outcome oneJvm(Path inbox, Path data, int documents, boolean search, List<String> javaOptions)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(
        "run", "--once", inbox.toString(), "--data", data.toString(), "--kafka-port", Integer.toString(Port.any()),
        "--postgres-port", Integer.toString(Port.any())));
    if (!search) {
      arguments.add(NO_SEARCH);
    }
    try (Child run = product.start(javaOptions, arguments)) {
      ProcessWatch jvm = new ProcessWatch(run.pid(), true);
      PostgresWatch postgres = new PostgresWatch(data.resolve("postgres"));
      try (Sampler sampler = Sampler.start(List.of(jvm, postgres))) {
        long rows = awaitRows(data, documents, List.of(run), "one JVM");
        sampler.look();
        double cpuToLastRow = jvm.use().cpuSeconds() + postgres.use().cpuSeconds();
        run.await(END, List.of(Product.OK));
        long end = System.nanoTime();
        Map<String, Use> uses = new LinkedHashMap<>();
        uses.put("JVM", jvm.use());
        uses.put("Postgres", postgres.use());
        return new Outcome(
            documents, seconds(run, rows), cpuToLastRow, seconds(run, end), uses, Workplace.size(data));
      }
    }
  }

  /** A process for each stage, beside servers that are up and prepared. From the first stage's start on. */
  private Outcome processes(Path inbox, int documents, boolean search) throws IOException, InterruptedException {
    try (ServersProcess servers = ServersProcess.start(workplace)) {
      Stages stages = new Stages(product, servers);
      stages.prepare();
      ProcessWatch broker = servers.watchBroker();
      PostgresWatch postgres = servers.watchPostgres();
      broker.look();
      postgres.look();
      Use brokerBefore = broker.use();
      Use postgresBefore = postgres.use();
      Map<String, Child> children = new LinkedHashMap<>();
      Map<String, ProcessWatch> watches = new LinkedHashMap<>();
      for (String stage : STAGES) {
        Child child = stages.start(stage, inbox, search);
        children.put(stage, child);
        watches.put(stage, new ProcessWatch(child.pid(), false));
      }
      List<Watched> watched = new ArrayList<>(watches.values());
      watched.add(broker);
      watched.add(postgres);
      try (Sampler sampler = Sampler.start(watched)) {
        long rows = awaitRows(servers.data(), documents, List.copyOf(children.values()), "processes");
        sampler.look();
        Supplier<Map<String, Use>> uses = () -> {
          Map<String, Use> now = new LinkedHashMap<>();
          watches.forEach((stage, watch) -> now.put(stage, watch.use()));
          now.put("broker", broker.use().since(brokerBefore));
          now.put("Postgres", postgres.use().since(postgresBefore));
          return now;
        };
        double cpuToLastRow = Outcome.cpuSeconds(uses.get());
        Stages.awaitIdle(children.get("feed"));
        sampler.look();
        return new Outcome(
            documents, seconds(children.get(STAGES.get(0)), rows), cpuToLastRow, Double.NaN, uses.get(),
            Workplace.size(servers.data()));
      } finally {
        Stages.end(children.values());
      }
    }
  }

  private static double seconds(Child since, long until) {
    return (until - since.startNanos()) / 1e9;
  }

  private static long awaitRows(Path data, int documents, List<Child> alive, String what) throws InterruptedException {
    Progress progress = new Progress();
    try {
      return new RowWatch(data, documents).await(new RowWatch.Meanwhile() {
        @Override
        public void check() {
          alive.forEach(Child::requireAlive);
        }

        @Override
        public void at(long position) {
          progress.at(() -> "%s: at %,d of %,d documents".formatted(what, Math.min(position, documents), documents));
        }
      });
    } finally {
      progress.done();
    }
  }
}
