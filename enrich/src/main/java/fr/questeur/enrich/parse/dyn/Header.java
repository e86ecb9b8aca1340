package fr.questeur.enrich.parse.dyn;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between the title and the question: the legislature, and where the texts were published. */
final class Header {

  private static final Pattern LEGISLATURE =
      Pattern.compile("(\\d{1,4}|[ivxl]{1,7}) ?(?:re|ere|er|e|eme|ieme)? legislature");
  private static final Pattern ASKER = Pattern.compile("(?:- )?question de ?(?::.*)?");
  private static final Pattern PUBLICATION = Pattern.compile("publication de la (?:question|reponse)\\b.*");

  private Header() {}

  /** Whether the line is one of the header, and no part of the title. */
  static boolean isLabelled(Line line) {
    return legislature(line) != null || isAsker(line) || PUBLICATION.matcher(line.folded()).matches();
  }

  static boolean isAsker(Line line) {
    return line.folded().contains("question de") && ASKER.matcher(line.folded()).matches();
  }

  /** The legislature that the line names and nothing else; null if it does not. */
  static String legislature(Line line) {
    if (!line.folded().endsWith("legislature")) {
      return null;
    }
    Matcher m = LEGISLATURE.matcher(line.folded());
    return m.matches() ? m.group(1) : null;
  }

  /** All lines as one, as a publication may be wrapped. */
  static Line joined(List<Line> lines) {
    StringBuilder plain = new StringBuilder();
    StringBuilder folded = new StringBuilder();
    for (Line line : lines) {
      plain.append(line.plain()).append(' ');
      folded.append(line.folded()).append(' ');
    }
    return new Line("", plain.toString(), folded.toString());
  }
}
