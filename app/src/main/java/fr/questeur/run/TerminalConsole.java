package fr.questeur.run;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Lines with a progress bar under them. Of many good documents only the first are listed. */
final class TerminalConsole implements Console {

  private static final int LISTED = 100;
  private static final int REFRESH_MILLIS = 200;
  private static final int WIDTH = 80;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream err;
  private ProgressBar bar;
  private long good;

  TerminalConsole(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public synchronized void say(String line) {
    err.print(ERASE_LINE);
    err.flush();
    out.println(line);
    out.flush();
    if (bar != null) {
      bar.refresh();
    }
  }

  @Override
  public synchronized void ended(Ending ending, String path, String detail) {
    if (!ending.isGood() || ++good <= LISTED) {
      say(PlainConsole.line(ending, path, detail));
    } else if (good == LISTED + 1) {
      say("... and more, counted below");
    }
  }

  @Override
  public synchronized void progress(long ended, long known) {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("Documents")
              .setInitialMax(known)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(REFRESH_MILLIS)
              .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
              .showSpeed()
              .build();
    }
    bar.maxHint(known);
    bar.stepTo(ended);
  }

  @Override
  public synchronized void unpacking(String path, long documents, long known, int percent) {
    if (bar != null) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      bar.setExtraMessage(
          percent == 100
              ? ""
              : " " + Printable.of(name) + ": " + PlainConsole.howFar(documents, known, percent));
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    out.flush();
  }
}
