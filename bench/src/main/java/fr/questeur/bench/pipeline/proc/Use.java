package fr.questeur.bench.pipeline.proc;

import java.util.Map;

/**
 * What a process, or a server with all its processes, has used.
 *
 * @param cpuSeconds in user and system mode
 * @param cpuSecondsByWork the same by what threads work for; empty where that was not looked at
 * @param peakMemory resident, in bytes; of several processes that of the largest
 * @param written to files, in bytes
 */
public record Use(double cpuSeconds, Map<Work, Double> cpuSecondsByWork, long peakMemory, long written) {

  public Use {
    cpuSecondsByWork = Map.copyOf(cpuSecondsByWork);
  }

  /** What was used since an earlier look. */
  public Use since(Use before) {
    return new Use(cpuSeconds - before.cpuSeconds, cpuSecondsByWork, peakMemory, written - before.written);
  }
}
