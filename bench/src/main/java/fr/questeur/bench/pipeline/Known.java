package fr.questeur.bench.pipeline;

import static org.apache.kafka.common.IsolationLevel.READ_UNCOMMITTED;

import fr.questeur.bench.Progress;
import fr.questeur.bench.pipeline.proc.PostgresWatch;
import fr.questeur.bench.pipeline.proc.ProcessWatch;
import fr.questeur.bench.pipeline.proc.Sampler;
import fr.questeur.bench.pipeline.proc.ThreadActivity;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.embedded.DataDirectory;
import fr.questeur.embedded.Port;
import fr.questeur.monitor.lag.Offsets;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A folder with a great many files, all of which the ledger knows: a start, and looking through it again. */
final class Known implements Item {

  private static final String ITEM = "known files";
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int RESCANS = 3;
  private static final String INGEST_THREADS = "questeur-ingest";
  /** Bytes, compressed. */
  private static final int LEAST_OF_AN_ENTRY = 20;
  /** CPU seconds; anything shorter is no scan. */
  private static final double LEAST_OF_A_LOOK = 5e-7;

  private final Workplace workplace;
  private final Product product;
  private final int files;

  Known(Workplace workplace, Product product, int files) {
    this.workplace = workplace;
    this.product = product;
    this.files = files;
  }

  @Override
  public String name() {
    return ITEM;
  }

  @Override
  public boolean isOnce() {
    return true;
  }

  @Override
  public void round(Results results) throws Exception {
    Path inbox = workplace.folder("inbox");
    Path data = workplace.data();
    Progress progress = new Progress();
    try {
      KnownFolder folder = new KnownFolder(inbox, files);
      folder.make(progress);
      ServersProcess servers = ServersProcess.start(workplace, data);
      try {
        new Stages(product, servers).prepare();
        folder.enter(servers.bootstrapServers(), progress);
      } finally {
        servers.stop();
      }
      progress.done();
      String subject = "%,d files".formatted(files);
      startUp(inbox, data, results, subject);
      rescans(inbox, data, results, subject);
    } finally {
      Cleanup.delete(data);
      Cleanup.delete(inbox);
    }
  }

  /** From the start of the process until it has found that there is nothing to do, and has ended. */
  private void startUp(Path inbox, Path data, Results results, String subject) throws Exception {
    System.err.println("  run --once");
    try (Child run = product.start(
        "run", "--once", inbox.toString(), "--data", data.toString(), "--kafka-port", Integer.toString(Port.any()),
        "--postgres-port", Integer.toString(Port.any()))) {
      ProcessWatch jvm = new ProcessWatch(run.pid(), false);
      PostgresWatch postgres = new PostgresWatch(data.resolve("postgres"));
      try (Sampler sampler = Sampler.start(List.of(jvm, postgres))) {
        run.await(PATIENCE, List.of(Product.OK));
      }
      results.add(ITEM, subject, "run --once, s to exit", (System.nanoTime() - run.startNanos()) / 1e9);
      results.add(ITEM, subject, "run --once, CPU s", jvm.use().cpuSeconds() + postgres.use().cpuSeconds());
      results.add(ITEM, subject, "run --once, peak RSS MB", Quantity.megabytes(jvm.use().peakMemory()));
    }
  }

  /** Some looks through the folder, told by when ingest's threads work. */
  private void rescans(Path inbox, Path data, Results results, String subject) throws Exception {
    System.err.println("  rescans");
    try (Child run = product.start(
        "run", inbox.toString(), "--data", data.toString(), "--kafka-port", Integer.toString(Port.any()),
        "--postgres-port", Integer.toString(Port.any()), "--http-port", "0")) {
      ThreadActivity ingest = new ThreadActivity(run.pid(), INGEST_THREADS);
      // The first scan follows upon the reading of the ledger.
      ThreadActivity.Span first = next(ingest, run, span -> span.bytesRead() > (long) files * LEAST_OF_AN_ENTRY);
      results.add(ITEM, subject, "start to first scan done, s", (first.endNanos() - run.startNanos()) / 1e9);
      for (int i = 0; i < RESCANS; i++) {
        ThreadActivity.Span scan = next(ingest, run, span -> span.cpuSeconds() >= files * LEAST_OF_A_LOOK);
        results.add(ITEM, subject, "rescan, s", scan.seconds());
        results.add(ITEM, subject, "rescan, CPU s", scan.cpuSeconds());
        // Names and times come by other calls; contents would be here.
        results.add(ITEM, subject, "rescan, bytes read", scan.bytesRead());
      }
      results.add(ITEM, subject, "documents published again", published(data));
    }
  }

  private static ThreadActivity.Span next(ThreadActivity ingest, Child run, Predicate<ThreadActivity.Span> isMeant)
      throws InterruptedException {
    ThreadActivity.Span span = ingest.next(PATIENCE, run::isAlive);
    while (!isMeant.test(span)) {
      span = ingest.next(PATIENCE, run::isAlive);
    }
    return span;
  }

  private static double published(Path data) throws Exception {
    Properties kafka = new Properties();
    try (Reader file = Files.newBufferedReader(data.resolve(DataDirectory.CLIENT_PROPERTIES))) {
      kafka.load(file);
    }
    try (Admin admin = Admin.create(kafka)) {
      Offsets offsets = new Offsets(admin);
      List<TopicPartition> partitions = offsets.partitions(List.of(Topics.RAW.name()));
      return offsets.of(partitions, OffsetSpec.latest(), READ_UNCOMMITTED).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }
}
