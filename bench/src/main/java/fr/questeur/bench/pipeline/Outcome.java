package fr.questeur.bench.pipeline;

import static fr.questeur.bench.pipeline.Quantity.cpuOf;
import static fr.questeur.bench.pipeline.Quantity.megabytes;
import static fr.questeur.bench.pipeline.Quantity.perThousand;

import fr.questeur.bench.pipeline.proc.Use;
import fr.questeur.bench.pipeline.proc.Work;
import java.util.Map;

/**
 * What it took to bring documents the whole way.
 *
 * @param seconds to the last committed row
 * @param cpuSecondsToLastRow of all processes until then; some of feed's work comes later
 * @param secondsToExit to the end of the process; NaN where it has none of its own
 * @param processes what each used, by name; with the server
 * @param dataSize in bytes, when all is done
 */
record Outcome(
    long documents,
    double seconds,
    double cpuSecondsToLastRow,
    double secondsToExit,
    Map<String, Use> processes,
    long dataSize) {

  double cpuPerThousand() {
    return perThousand(cpuSeconds(processes), documents);
  }

  static double cpuSeconds(Map<String, Use> processes) {
    return processes.values().stream().mapToDouble(Use::cpuSeconds).sum();
  }

  void addTo(Results results, String item, String subject) {
    results.add(item, subject, Quantity.RATE, documents / seconds);
    results.add(item, subject, Quantity.SECONDS, seconds);
    if (!Double.isNaN(secondsToExit)) {
      results.add(item, subject, "s to exit", secondsToExit);
    }
    results.add(item, subject, Quantity.CPU, cpuPerThousand());
    results.add(item, subject, Quantity.CPU_TO_LAST_ROW, perThousand(cpuSecondsToLastRow, documents));
    processes.forEach((name, use) -> {
      results.add(item, subject, cpuOf(name), perThousand(use.cpuSeconds(), documents));
      for (Work work : Work.values()) {
        Double seconds = use.cpuSecondsByWork().get(work);
        if (seconds != null) {
          results.add(item, subject, cpuOf(work.label()), perThousand(seconds, documents));
        }
      }
    });
    processes.forEach(
        (name, use) -> results.add(item, subject, "peak RSS MB " + name, megabytes(use.peakMemory())));
    results.add(
        item, subject, "written MB", megabytes(processes.values().stream().mapToLong(Use::written).sum()));
    results.add(item, subject, "data MB", megabytes(dataSize));
  }
}
