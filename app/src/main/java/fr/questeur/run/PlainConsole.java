package fr.questeur.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line or two for each document, as it ends; of what is in archives and aggregates, and of what is known already,
 * only for the first good ones and for all that went wrong. While lines are left out, one now and then tells how far it
 * is.
 */
final class PlainConsole implements Console {

  private static final int LABEL_WIDTH = 12;
  private static final int LISTED = 50;
  private static final long PROGRESS_NANOS = Duration.ofSeconds(10).toNanos();

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private long lastProgress;
  private int members;
  private int unchanged;

  PlainConsole(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    lastProgress = nanoTime.getAsLong();
  }

  @Override
  public void say(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void ended(Ending ending, String path, String detail) {
    if (ending.isGood() && isMember(path)) {
      list(++members, "in archives", ending, path, detail);
    } else if (ending == Ending.UNCHANGED) {
      list(++unchanged, "known already", ending, path, detail);
    } else {
      say(line(ending, path, detail));
    }
  }

  private void list(int number, String of, Ending ending, String path, String detail) {
    if (number <= LISTED) {
      say(line(ending, path, detail));
    } else if (number == LISTED + 1) {
      say("... and more of what is " + of + ", counted below");
    }
  }

  /** As ingest names them; a loose file of such a name is left out sooner, and counted all the same. */
  private static boolean isMember(String path) {
    return path != null && (path.contains("!/") || path.contains("#"));
  }

  static String line(Ending ending, String path, String detail) {
    String first = label(ending.label()) + (path == null ? "(no path)" : Printable.of(path));
    return detail == null ? first : first + System.lineSeparator() + " ".repeat(LABEL_WIDTH) + Printable.of(detail);
  }

  private static String label(String text) {
    return text + " ".repeat(LABEL_WIDTH - text.length());
  }

  @Override
  public void progress(long ended, long known) {
    if (Math.max(members, unchanged) > LISTED && isTime()) {
      say(label("so far") + String.format(Locale.ROOT, "%,d of %,d documents", ended, known));
    }
  }

  @Override
  public void unpacking(String path, long documents, long known, int percent) {
    if (percent < 100 && isTime()) {
      say(label("reading") + Printable.of(path) + ": " + howFar(documents, known, percent));
    }
  }

  static String howFar(long documents, long known, int percent) {
    return known < 0
        ? String.format(Locale.ROOT, "%,d documents, %d %%", documents, percent)
        : String.format(Locale.ROOT, "%,d of %,d entries", documents, known);
  }

  private boolean isTime() {
    long now = nanoTime.getAsLong();
    if (now - lastProgress < PROGRESS_NANOS) {
      return false;
    }
    lastProgress = now;
    return true;
  }

  @Override
  public void close() {
    out.flush();
  }
}
