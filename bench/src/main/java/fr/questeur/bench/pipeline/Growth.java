package fr.questeur.bench.pipeline;

import fr.questeur.bench.generate.Layout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The whole way with ever more documents: what one costs must not grow. */
final class Growth implements Item {

  private static final String ITEM = "growth";

  private final Workplace workplace;
  private final Whole whole;
  private final Layout layout;
  private final long seed;
  private final List<Integer> sizes;

  Growth(Workplace workplace, Whole whole, Layout layout, long seed, List<Integer> sizes) {
    this.workplace = workplace;
    this.whole = whole;
    this.layout = layout;
    this.seed = seed;
    this.sizes = List.copyOf(sizes);
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
    for (int size : sizes) {
      String subject = "%,d documents".formatted(size);
      System.err.println("  " + subject);
      Corpus corpus = workplace.corpus(layout, size, seed);
      corpus.make(false);
      Path log = workplace.folder("gc").resolve("gc.log");
      Outcome outcome =
          whole.oneJvm(corpus.folder(), size, true, List.of("-Xlog:gc:file=" + log + ":uptime:filecount=0"));
      results.add(ITEM, subject, "s/1,000", Quantity.perThousand(outcome.seconds(), size));
      outcome.addTo(results, ITEM, subject);
      GcLog heap = GcLog.parse(Files.readString(log, StandardCharsets.UTF_8));
      results.add(ITEM, subject, "heap after GC MB, first half", heap.firstHalf());
      results.add(ITEM, subject, "heap after GC MB, second half", heap.secondHalf());
      results.add(ITEM, subject, "heap after GC MB, last", heap.last());
    }
  }
}
