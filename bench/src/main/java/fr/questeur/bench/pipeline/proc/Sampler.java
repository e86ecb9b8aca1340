package fr.questeur.bench.pipeline.proc;

import java.util.List;

/** Looks at what is watched every fifth of a second, until closed. */
public final class Sampler implements AutoCloseable {

  private static final long PERIOD_MILLIS = 200;

  private final List<Watched> watched;
  private final Thread thread = new Thread(this::run, "sampler");

  private Sampler(List<Watched> watched) {
    this.watched = watched;
    thread.setDaemon(true);
  }

  public static Sampler start(List<? extends Watched> watched) {
    Sampler sampler = new Sampler(List.copyOf(watched));
    sampler.thread.start();
    return sampler;
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        look();
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks now. */
  public void look() {
    watched.forEach(Watched::look);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
