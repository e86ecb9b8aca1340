package fr.questeur.bench.pipeline.proc;

/**
 * A line of {@code /proc/PID/stat}, or of a thread's.
 *
 * @param id of the process, or the thread
 * @param name at most 15 characters; of a thread in a JVM the beginning of its name in Java
 * @param ticks of CPU time that it used itself, threads that ended included
 * @param childrenTicks of its children that have ended and been waited for
 */
record ProcStat(long id, String name, long parent, long ticks, long childrenTicks) {

  /** In a second. What the kernel tells to programs is in this unit on every common machine. */
  private static final double TICKS = 100;

  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  /**
   * Reads the line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ProcStat parse(String line) {
    int open = line.indexOf('(');
    // A name may hold brackets and spaces; numbers follow its last bracket.
    int close = line.lastIndexOf(')');
    if (open < 0 || close < open) {
      throw new IllegalArgumentException("not a line of /proc/PID/stat: " + line);
    }
    String[] rest = line.substring(close + 1).strip().split(" ");
    return new ProcStat(
        Long.parseLong(line.substring(0, open).strip()),
        line.substring(open + 1, close),
        Long.parseLong(rest[PARENT]),
        Long.parseLong(rest[USER]) + Long.parseLong(rest[SYSTEM]),
        Long.parseLong(rest[CHILDREN_USER]) + Long.parseLong(rest[CHILDREN_SYSTEM]));
  }

  static double seconds(long ticks) {
    return ticks / TICKS;
  }
}
