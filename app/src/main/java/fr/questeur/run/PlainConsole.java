package fr.questeur.run;

import java.io.PrintStream;

/** One line or two for each document, as it ends. */
final class PlainConsole implements Console {

  private static final int LABEL_WIDTH = 12;

  private final PrintStream out;

  PlainConsole(PrintStream out) {
    this.out = out;
  }

  @Override
  public void say(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void ended(Ending ending, String path, String detail) {
    say(line(ending, path, detail));
  }

  static String line(Ending ending, String path, String detail) {
    String label = ending.label() + " ".repeat(LABEL_WIDTH - ending.label().length());
    String first = label + (path == null ? "(no path)" : printable(path));
    return detail == null ? first : first + System.lineSeparator() + " ".repeat(LABEL_WIDTH) + printable(detail);
  }

  /** File names and documents may hold control characters, which would move a terminal's cursor or forge a line. */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      if (Character.isISOControl(c)) {
        printable.append("\\u%04x".formatted(c));
      } else {
        printable.appendCodePoint(c);
      }
    });
    return printable.toString();
  }

  @Override
  public void progress(long ended, long known) {
    // Each document's own line tells it.
  }

  @Override
  public void close() {
    out.flush();
  }
}
