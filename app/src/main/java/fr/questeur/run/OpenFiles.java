package fr.questeur.run;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The limit on open files of this process. */
public final class OpenFiles {

  /** Jars, sockets and the libraries of a JVM; measured with some room. */
  private static final int JVM = 400;
  /** Segments and indexes of a partition with its internal topics and state stores; measured with some room. */
  private static final int PARTITION = 150;

  private OpenFiles() {}

  /**
   * Checks that {@code questeur run} has enough: at the limit, broker and stores would fail one by one, and not say why.
   *
   * @param partitions of each topic
   * @throws IllegalStateException with the limit and how to raise it
   */
  public static void requireForRun(int partitions) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      require(system.getMaxFileDescriptorCount(), JVM + (long) PARTITION * partitions);
    }
  }

  static void require(long limit, long needed) {
    if (limit < needed) {
      throw new IllegalStateException(
          ("this process may have %d files open, and questeur run needs %d; raise the limit with 'ulimit -n %d'"
              + " or, in a systemd unit, LimitNOFILE=%d").formatted(limit, needed, needed, needed));
    }
  }
}
