package fr.questeur.run;

/** Text for a terminal. */
public final class Printable {

  private Printable() {}

  /** File names and documents may hold control characters, which would move a terminal's cursor or forge a line. */
  public static String of(String text) {
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
}
