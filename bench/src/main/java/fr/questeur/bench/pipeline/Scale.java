package fr.questeur.bench.pipeline;

import fr.questeur.bench.Progress;
import fr.questeur.bench.pipeline.proc.PostgresWatch;
import fr.questeur.bench.pipeline.proc.ProcessWatch;
import fr.questeur.bench.pipeline.proc.Watched;
import fr.questeur.embedded.Port;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One, two, four instances of a stage on the same work: what a document costs must not rise. */
final class Scale implements Item {

  private static final String ITEM = "scale";
  private static final String WARM = Quantity.CPU + " warm";
  /** By then each instance has seen enough for its JVM to be compiled, and later work is compared. */
  private static final double WARM_SHARE = 0.4;
  /** Each look costs an instance some milliseconds. */
  private static final long LOOK_MILLIS = 500;

  private final Workplace workplace;
  private final Product product;
  private final Corpus corpus;
  private final List<Integer> instances;

  Scale(Workplace workplace, Product product, Corpus corpus, List<Integer> instances) {
    this.workplace = workplace;
    this.product = product;
    this.corpus = corpus;
    this.instances = List.copyOf(instances);
  }

  @Override
  public String name() {
    return ITEM;
  }

  @Override
  public void round(Results results) throws Exception {
    Map<String, Double> ofOne = new LinkedHashMap<>();
    for (int count : instances) {
      System.err.println("  instances: " + count);
      try (ServersProcess servers = ServersProcess.start(workplace)) {
        Stages stages = new Stages(workplace, product, servers);
        stages.prepare();
        run(servers, stages, "ingest", 1);
        for (String stage : List.of("enrich", "sink")) {
          Cost cost = run(servers, stages, stage, count);
          String subject = stage + " x " + count;
          results.add(ITEM, subject, Quantity.RATE, cost.rate());
          results.add(ITEM, subject, Quantity.CPU, cost.all());
          results.add(ITEM, subject, WARM, cost.warm());
          results.add(ITEM, subject, WARM + ", instances alone", cost.warmInstances());
          ofOne.putIfAbsent(stage, cost.warm());
          results.add(ITEM, subject, WARM + ", to the first", cost.warm() / ofOne.get(stage));
        }
      }
    }
  }

  /**
   * What it cost, in CPU seconds for 1,000 documents.
   *
   * @param all with servers, from the start of the processes on
   * @param warm the same of the later part of the documents
   * @param warmInstances of that part, without servers
   */
  private record Cost(double rate, double all, double warm, double warmInstances) {}

  private Cost run(ServersProcess servers, Stages stages, String stage, int count)
      throws IOException, InterruptedException {
    List<Child> children = new ArrayList<>();
    List<StageHttp> https = new ArrayList<>();
    ProcessWatch broker = servers.watchBroker();
    PostgresWatch postgres = servers.watchPostgres();
    List<Watched> all = new ArrayList<>(List.of(broker, postgres));
    double before = seconds(all);
    for (int i = 0; i < count; i++) {
      int port = Port.any();
      https.add(new StageHttp(port));
      Child child = stages.start(stage, corpus.folder(), true, "--http-port", Integer.toString(port));
      children.add(child);
      all.add(new ProcessWatch(child.pid(), false));
    }
    List<Watched> instancesAlone = all.subList(2, all.size());
    long warmNanos = 0;
    long warmDone = 0;
    double warmAll = 0;
    double warmInstances = 0;
    long done = 0;
    Progress progress = new Progress();
    Patience patience = new Patience(Patience.OF_A_BUSY_MACHINE, System::nanoTime);
    while (done < corpus.documents()) {
      Thread.sleep(LOOK_MILLIS);
      done = 0;
      for (StageHttp http : https) {
        done += http.documents(stage);
      }
      for (Child child : children) {
        if (!child.isAlive()) {
          throw child.failed();
        }
      }
      patience.at(done);
      long soFar = done;
      progress.at(() -> "%s: %,d of %,d documents".formatted(stage, soFar, corpus.documents()));
      if (warmDone == 0 && done >= corpus.documents() * WARM_SHARE) {
        warmNanos = System.nanoTime();
        warmDone = done;
        warmAll = seconds(all);
        warmInstances = seconds(instancesAlone);
      }
    }
    progress.done();
    double elapsed = (System.nanoTime() - warmNanos) / 1e9;
    double end = seconds(all);
    double endInstances = seconds(instancesAlone);
    Stages.end(children);
    long later = Math.max(1, done - warmDone);
    return new Cost(
        later / elapsed, Quantity.perThousand(end - before, done), Quantity.perThousand(end - warmAll, later),
        Quantity.perThousand(endInstances - warmInstances, later));
  }

  private static double seconds(List<Watched> watched) {
    watched.forEach(Watched::look);
    return watched.stream().mapToDouble(each -> each.use().cpuSeconds()).sum();
  }
}
