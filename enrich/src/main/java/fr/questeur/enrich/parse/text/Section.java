package fr.questeur.enrich.parse.text;

/** Lines of a text put together. Nearly always they stand in one run, which is copied once and as a whole. */
final class Section {

  private final String text;
  /** The runs before the last one; null if there are none. */
  private StringBuilder earlier;
  private int start;
  private int end;

  /** Without a line as yet; the first one is expected there. */
  Section(String text, int start) {
    this.text = text;
    this.start = start;
    this.end = start;
  }

  /** Adds the line that begins and ends there, behind those before. */
  void add(int lineStart, int lineEnd) {
    if (lineStart != end) {
      endRun();
      start = lineStart;
    }
    end = lineEnd + 1;
  }

  void addEmptyLine() {
    endRun();
    earlier.append('\n');
  }

  private void endRun() {
    earlier = earlier == null ? new StringBuilder() : earlier;
    earlier.append(run());
    start = end;
  }

  /** Every line ends with a line feed, even if the text does not. */
  private String run() {
    if (start == end) {
      return "";
    }
    return end > text.length() ? text.substring(start) + "\n" : text.substring(start, end);
  }

  @Override
  public String toString() {
    return earlier == null ? run() : earlier + run();
  }
}
