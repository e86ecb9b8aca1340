package fr.questeur.bench.pipeline;

/** Names of quantities that several measurements have. */
final class Quantity {

  static final String RATE = "documents/s";
  static final String SECONDS = "s";
  /** Of all processes together, in seconds for 1,000 documents. */
  static final String CPU = "CPU s/1,000";

  /** The part of {@link #CPU} until the last row is there. */
  static final String CPU_TO_LAST_ROW = CPU + " to the last row";

  private static final double BYTES_IN_MB = 1e6;

  private Quantity() {}

  /** The part of {@link #CPU} that one process or stage has. */
  static String cpuOf(String what) {
    return CPU + " " + what;
  }

  static double megabytes(long bytes) {
    return bytes / BYTES_IN_MB;
  }

  static double perThousand(double seconds, long documents) {
    return seconds * 1000 / documents;
  }
}
