package fr.questeur.enrich.parse.dyn;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line over a question, {@code Question écrite n°200 : Agriculture biologique}. Conversions have the title itself in
 * the next line.
 *
 * @param type folded, without «question»
 * @param number null if it was lost
 * @param title null if none follows
 * @param end index of the line after it
 */
record TitleLine(String type, String number, String title, int end) {

  /** A question of the Sénat has «n° 12357 de Mme X» without a colon. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?:- )?question (ecrite|au gouvernement|orale sans debat|orale) n ?(?:°|umero|o\\.?)"
              + " ?(\\d{1,3}(?: \\d{3})+|\\d+)? ?(?::(.*))?");

  private static final int LONGEST = 1000;

  static boolean isAt(Line line) {
    return line.folded().contains("question") && FORM.matcher(line.folded()).matches();
  }

  /** Reads the title that begins with the line there, which must be one. */
  static TitleLine at(List<Line> lines, int index) {
    Line line = lines.get(index);
    Matcher m = FORM.matcher(line.folded());
    if (!m.matches()) {
      throw new IllegalArgumentException("no title: " + line.plain());
    }
    int end = index + 1;
    String title = m.group(3) == null ? "" : line.plain().substring(m.start(3)).strip();
    if (title.isEmpty()) {
      while (end < lines.size() && lines.get(end).isBlank()) {
        end++;
      }
      StringBuilder wrapped = new StringBuilder();
      while (end < lines.size() && wrapped.length() < LONGEST && continues(lines.get(end))) {
        wrapped.append(wrapped.isEmpty() ? "" : " ").append(lines.get(end).plain());
        end++;
      }
      title = wrapped.toString();
    }
    return new TitleLine(m.group(1), m.group(2), title.isEmpty() ? null : title, end);
  }

  private static boolean continues(Line line) {
    return !line.isBlank() && !Header.isLabelled(line);
  }
}
