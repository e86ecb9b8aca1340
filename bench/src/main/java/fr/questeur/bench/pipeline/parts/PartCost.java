package fr.questeur.bench.pipeline.parts;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a part cost in its own process.
 *
 * @param seconds of the work alone
 * @param cpuSeconds of the process from its start on
 */
public record PartCost(long documents, double seconds, double cpuSeconds) {

  private static final String MARK = "cost:";

  static PartCost since(long startNanos, long documents) {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new PartCost(documents, seconds, system.getProcessCpuTime() / 1e9);
  }

  /** For the process that waits for it. */
  public String line() {
    return MARK + documents + ":" + seconds + ":" + cpuSeconds;
  }

  /**
   * Finds it in what a process has printed.
   *
   * @throws IllegalArgumentException if it is not there
   */
  public static PartCost find(String output) {
    String line = output.lines().filter(each -> each.startsWith(MARK)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no cost in: " + output));
    String[] numbers = line.split(":");
    return new PartCost(
        Long.parseLong(numbers[1]), Double.parseDouble(numbers[2]), Double.parseDouble(numbers[3]));
  }
}
