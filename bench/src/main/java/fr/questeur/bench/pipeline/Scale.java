package fr.questeur.bench.pipeline;

import fr.questeur.bench.Progress;
import fr.questeur.bench.pipeline.proc.ProcessWatch;
import fr.questeur.bench.pipeline.proc.Watched;
import fr.questeur.embedded.Port;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One, two, four instances of a stage on the same work: what a document costs must not rise. Instances are services,
 * which run for weeks: what is compared is what the same documents cost when the JVM of each instance is compiled.
 */
final class Scale implements Item {

  private static final String ITEM = "scale";
  private static final String ENRICH = "enrich";
  private static final String SINK = "sink";
  private static final String WARM = Quantity.CPU + " warm";
  private static final String TO_FIRST = ", to the first";
  /** Each look costs an instance some milliseconds: four that were looked at twice a second were 2 % dearer for it. */
  private static final long LOOK_MILLIS = 2_000;

  private final Workplace workplace;
  private final Product product;
  private final Corpus warmUp;
  private final Corpus corpus;
  private final List<Integer> instances;

  /**
   * Prepares to measure.
   *
   * @param warmUp what instances do before
   * @param corpus what is compared; other questions than those
   */
  Scale(Workplace workplace, Product product, Corpus warmUp, Corpus corpus, List<Integer> instances) {
    this.workplace = workplace;
    this.product = product;
    this.warmUp = warmUp;
    this.corpus = corpus;
    this.instances = List.copyOf(instances);
  }

  @Override
  public String name() {
    return ITEM;
  }

  @Override
  public void round(Results results) throws Exception {
    Map<String, Cost> first = new HashMap<>();
    for (int count : instances) {
      System.err.println("  instances: " + count);
      try (ServersProcess servers = ServersProcess.start(workplace)) {
        Stages stages = prepare(servers);
        add(results, first, ENRICH, " x " + count, enrich(servers, stages, count, List.of()));
        add(results, first, SINK, " x " + count, cost(servers, stages, SINK, count, List.of(), () -> {}));
      }
    }
    asManyThreads(results, first);
  }

  /** What of it the busy threads cost, which share the processors, and not the instances. */
  private void asManyThreads(Results results, Map<String, Cost> first) throws IOException, InterruptedException {
    String threads = Integer.toString(Collections.max(instances));
    System.err.println("  threads of one instance: " + threads);
    try (ServersProcess servers = ServersProcess.start(workplace)) {
      Cost cost = enrich(servers, prepare(servers), 1, List.of("--threads", threads));
      add(results, first, ENRICH, " x 1, " + threads + " threads", cost);
    }
  }

  private Stages prepare(ServersProcess servers) throws IOException, InterruptedException {
    Stages stages = new Stages(product, servers);
    stages.prepare();
    publish(stages, warmUp);
    return stages;
  }

  /** Enrich takes two steps, the first far ahead of the second: what is compared comes when both have nothing left. */
  private Cost enrich(ServersProcess servers, Stages stages, int count, List<String> options)
      throws IOException, InterruptedException {
    return cost(servers, stages, ENRICH, count, options, () -> publish(stages, corpus));
  }

  private static void add(Results results, Map<String, Cost> first, String stage, String how, Cost cost) {
    Cost base = first.computeIfAbsent(stage, absent -> cost);
    String subject = stage + how;
    results.add(ITEM, subject, Quantity.CPU, cost.all());
    results.add(ITEM, subject, Quantity.CPU + TO_FIRST, cost.all() / base.all());
    results.add(ITEM, subject, WARM, cost.warm());
    results.add(ITEM, subject, WARM + ", instances alone", cost.warmInstances());
    results.add(ITEM, subject, WARM + TO_FIRST, cost.warm() / base.warm());
  }

  /**
   * What it cost, in CPU seconds for 1,000 documents.
   *
   * @param all with servers, from the start of the processes on
   * @param warm the same of the documents after the warm-up
   * @param warmInstances of these, without servers
   */
  private record Cost(double all, double warm, double warmInstances) {}

  private Cost cost(
      ServersProcess servers, Stages stages, String stage, int count, List<String> options, Step afterWarmUp)
      throws IOException, InterruptedException {
    List<Watched> ofServers = List.of(servers.watchBroker(), servers.watchPostgres());
    Seconds before = use(ofServers, List.of());
    Instances started = new Instances(stages, stage, count, options, warmUp);
    List<Watched> ofInstances = started.watches();
    long warmDone = started.await(warmUp.documents());
    Seconds warm = use(ofServers, ofInstances);
    afterWarmUp.run();
    long done = started.await(warmUp.documents() + corpus.documents());
    Seconds end = use(ofServers, ofInstances);
    started.end();
    long later = Math.max(1, done - warmDone);
    return new Cost(
        Quantity.perThousand(end.all() - before.all(), done),
        Quantity.perThousand(end.all() - warm.all(), later),
        Quantity.perThousand(end.instances() - warm.instances(), later));
  }

  private static void publish(Stages stages, Corpus documents) throws IOException, InterruptedException {
    Instances ingest = new Instances(stages, "ingest", 1, List.of(), documents);
    ingest.await(documents.documents());
    ingest.end();
  }

  /** CPU seconds so far. */
  private record Seconds(double servers, double instances) {

    double all() {
      return servers + instances;
    }
  }

  private static Seconds use(List<Watched> servers, List<Watched> instances) {
    return new Seconds(seconds(servers), seconds(instances));
  }

  private static double seconds(List<Watched> watched) {
    watched.forEach(Watched::look);
    return watched.stream().mapToDouble(each -> each.use().cpuSeconds()).sum();
  }

  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  /** Processes of one stage that share the work. */
  private static final class Instances {

    private final String stage;
    private final List<Child> children = new ArrayList<>();
    private final List<StageHttp> https = new ArrayList<>();

    Instances(Stages stages, String stage, int count, List<String> options, Corpus inbox) throws IOException {
      this.stage = stage;
      for (int i = 0; i < count; i++) {
        int port = Port.any();
        https.add(new StageHttp(port));
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("--http-port", Integer.toString(port)));
        children.add(stages.start(stage, inbox.folder(), true, all.toArray(String[]::new)));
      }
    }

    List<Watched> watches() {
      return children.stream().<Watched>map(child -> new ProcessWatch(child.pid(), false)).toList();
    }

    /** Waits until they have done with so many documents, all together; returns with how many they have. */
    long await(long documents) throws InterruptedException {
      Progress progress = new Progress();
      Patience patience = new Patience(Patience.OF_A_BUSY_MACHINE, System::nanoTime);
      long done = 0;
      while (done < documents) {
        Thread.sleep(LOOK_MILLIS);
        done = 0;
        for (StageHttp http : https) {
          done += http.documents(stage);
        }
        children.forEach(Child::requireAlive);
        patience.at(done);
        long soFar = done;
        progress.at(() -> "%s: %,d of %,d documents".formatted(stage, soFar, documents));
      }
      progress.done();
      return done;
    }

    void end() throws InterruptedException {
      Stages.end(children);
    }
  }
}
