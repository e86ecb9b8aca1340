package fr.questeur.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells how far a long run is: on a terminal one line that is written over, else a line now and then. */
public final class Progress {

  private static final long ON_A_TERMINAL = 200_000_000L;
  private static final long IN_A_PIPE = 10_000_000_000L;

  private final PrintStream out = System.err;
  private final boolean isTerminal = Boolean.getBoolean("questeur.terminal");
  private final long start = System.nanoTime();
  private long told = start;
  private boolean lineIsOpen;

  /** Tells it if it is time to. */
  public void at(Supplier<String> where) {
    long now = System.nanoTime();
    if (now - told >= (isTerminal ? ON_A_TERMINAL : IN_A_PIPE)) {
      told = now;
      out.print(isTerminal ? "\r" + where.get() + "\u001B[K" : where.get() + System.lineSeparator());
      out.flush();
      lineIsOpen = isTerminal;
    }
  }

  /** Clears the line. */
  public void done() {
    if (lineIsOpen) {
      out.print("\r\u001B[K");
      out.flush();
    }
  }

  public double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** {@code 1.2 GB}. */
  public static String size(double bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    int unit = 0;
    double value = bytes;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
  }
}
