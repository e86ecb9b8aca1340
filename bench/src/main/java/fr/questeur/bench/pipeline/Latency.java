package fr.questeur.bench.pipeline;

import fr.questeur.bench.generate.Facts;
import fr.questeur.bench.generate.Inventor;
import fr.questeur.bench.generate.Layout;
import fr.questeur.contract.QuestionType;
import fr.questeur.embedded.Port;
import fr.questeur.embedded.PostgresService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long a file that is renamed into the inbox takes to be a committed row, while nothing else is to be done. */
final class Latency implements Item {

  private static final String ITEM = "latency";
  private static final int LEGISLATURE = 14;
  /** An installation that has run: classes are loaded. The first of them is told apart. */
  private static final int WARM_UP = 20;
  private static final long SETTLE_MILLIS = 5_000;
  private static final long LOOK_MILLIS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Workplace workplace;
  private final Product product;
  private final Layout layout;
  private final int perSecond;
  private final Duration length;

  Latency(Workplace workplace, Product product, Layout layout, int perSecond, Duration length) {
    this.workplace = workplace;
    this.product = product;
    this.layout = layout;
    this.perSecond = perSecond;
    this.length = length;
  }

  @Override
  public String name() {
    return ITEM;
  }

  @Override
  public void round(Results results) throws Exception {
    Path data = workplace.data();
    Path inbox = workplace.folder("inbox");
    int httpPort = Port.any();
    try (Child run = product.start(
        "run", "--inbox", inbox.toString(), "--data", data.toString(), "--kafka-port", Integer.toString(Port.any()),
        "--postgres-port", Integer.toString(Port.any()), "--http-port", Integer.toString(httpPort))) {
      new StageHttp(httpPort).awaitReady(run);
      Thread.sleep(SETTLE_MILLIS);
      try (Connection connection = DriverManager.getConnection(PostgresService.read(data).orElseThrow().jdbcUrl())) {
        Trickle trickle = new Trickle(inbox, connection, run);
        List<Double> warmUp = trickle.run(1, WARM_UP);
        List<Double> measured = trickle.run(WARM_UP + 1, (int) (length.toSeconds() * perSecond));
        add(results, warmUp.get(0), measured);
      }
    } finally {
      Cleanup.delete(data);
      Cleanup.delete(inbox);
    }
  }

  private void add(Results results, double first, List<Double> measured) {
    Percentiles percentiles = Percentiles.of(measured);
    String subject = "rename to row, %d/s, %d documents".formatted(perSecond, measured.size());
    results.add(ITEM, subject, "p50 ms", percentiles.at(50));
    results.add(ITEM, subject, "p99 ms", percentiles.at(99));
    results.add(ITEM, subject, "max ms", percentiles.at(100));
    results.add(ITEM, subject, "very first ms", first);
  }

  /** Drops documents in at a steady rate and looks for their rows in between, on one thread. */
  private final class Trickle {

    private final Path inbox;
    private final Connection connection;
    private final Child run;
    private final Inventor inventor = new Inventor(1, LEGISLATURE, QuestionType.QE);
    private final Map<String, Long> since = new HashMap<>();
    private final List<Double> millis = new ArrayList<>();

    Trickle(Path inbox, Connection connection, Child run) {
      this.inbox = inbox;
      this.connection = connection;
      this.run = run;
    }

    /** Milliseconds of each, in the order in which they arrived. */
    List<Double> run(int first, int documents) throws IOException, SQLException, InterruptedException {
      millis.clear();
      long start = System.nanoTime();
      long interval = 1_000_000_000L / perSecond;
      for (int dropped = 0; millis.size() < documents; ) {
        if (dropped < documents && System.nanoTime() - start >= dropped * interval) {
          drop(inventor.question(first + dropped));
          dropped++;
        }
        if (!since.isEmpty()) {
          look();
        }
        if (!run.isAlive() || System.nanoTime() - start > documents * interval + PATIENCE.toNanos()) {
          throw new IllegalStateException("no rows of " + since.keySet(), run.failed());
        }
        Thread.sleep(LOOK_MILLIS);
      }
      return List.copyOf(millis);
    }

    private void drop(Facts facts) throws IOException {
      String name = layout.fileName(facts.uid());
      Path temporary = Files.write(inbox.resolve(name + ".tmp"), layout.document(facts));
      since.put(facts.uid().toString(), System.nanoTime());
      Files.move(temporary, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private void look() throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement("SELECT uid FROM question WHERE uid = ANY (?)")) {
        statement.setArray(1, connection.createArrayOf("text", since.keySet().toArray()));
        try (ResultSet found = statement.executeQuery()) {
          long now = System.nanoTime();
          while (found.next()) {
            millis.add((now - since.remove(found.getString(1))) / 1e6);
          }
        }
      }
    }
  }
}
