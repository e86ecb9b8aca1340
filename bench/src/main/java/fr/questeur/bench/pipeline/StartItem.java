package fr.questeur.bench.pipeline;

import fr.questeur.embedded.Port;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a newcomer waits for: the sample documents with nothing there before, and once more with all of it there. */
final class StartItem implements Item {

  private static final String ITEM = "start";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Workplace workplace;
  private final Product product;
  private final Path seeds;

  StartItem(Workplace workplace, Product product, Path seeds) {
    this.workplace = workplace;
    this.product = product;
    this.seeds = seeds;
  }

  @Override
  public String name() {
    return ITEM;
  }

  @Override
  public void round(Results results) throws Exception {
    Path data = workplace.data();
    try {
      results.add(ITEM, "run --once seeds", "first, s to exit", seconds(data));
      results.add(ITEM, "run --once seeds", "second, s to exit", seconds(data));
    } finally {
      Cleanup.delete(data);
    }
  }

  private double seconds(Path data) throws InterruptedException {
    try (Child run = product.start(
        "run", "--once", seeds.toString(), "--data", data.toString(), "--kafka-port", Integer.toString(Port.any()),
        "--postgres-port", Integer.toString(Port.any()))) {
      run.await(PATIENCE, List.of(Product.OK));
      return (System.nanoTime() - run.startNanos()) / 1e9;
    }
  }
}
