package fr.questeur.bench.pipeline;

import java.util.List;

/** The whole way, in each of some ways. */
final class WholeItem implements Item {

  private final Whole whole;
  private final Corpus corpus;
  private final List<Way> ways;

  WholeItem(Whole whole, Corpus corpus, List<Way> ways) {
    this.whole = whole;
    this.corpus = corpus;
    this.ways = ways;
  }

  @Override
  public String name() {
    return Whole.ITEM;
  }

  @Override
  public void round(Results results) throws Exception {
    for (Way way : ways) {
      System.err.println("  " + way.label());
      whole.run(corpus, way).addTo(results, Whole.ITEM, way.label());
    }
  }
}
