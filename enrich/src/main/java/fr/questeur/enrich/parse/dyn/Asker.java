package fr.questeur.enrich.parse.dyn;

import fr.questeur.contract.Author;
import fr.questeur.enrich.parse.common.Brackets;
import fr.questeur.enrich.parse.common.Folding;
import fr.questeur.enrich.parse.common.PrintedAuthor;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who put the question, after «Question de :»: {@code Mme X (Ile-de-France - Renaissance)} in pages of 2024, which name
 * the region; {@code M. Y}, then {@code Aisne (3e circonscription) - Socialiste} or {@code - Union du Centre} in later
 * ones.
 *
 * @param author null if not named
 * @param session the publication of the session in which it was put; null if not printed
 * @param end index of the line after all this
 */
record Asker(Author author, Step session, int end) {

  /** With place, group and the date of a session; real ones have at most 150 characters. */
  private static final int LONGEST_NAME = 300;

  private static final String LABEL_END = ":";
  private static final Pattern SESSION = Pattern.compile(",? ?posee en seance.*");
  private static final Pattern CONSTITUENCY =
      Pattern.compile(" ?\\(\\d{1,2} ?(?:re|ere|er|e|eme|ieme)? circonscription\\)");
  private static final Pattern PLACE =
      Pattern.compile("(?:[^()]{0,80}" + CONSTITUENCY + " |[^()]{2,60} )?- ?\\S.{1,120}");
  private static final String BETWEEN = " - ";
  private static final String ENDS = ".!?:;,";

  /** Reads on from the line of the label. */
  static Asker at(List<Line> lines, int index) {
    Line label = lines.get(index);
    int colon = label.plain().indexOf(LABEL_END);
    String name = colon < 0 ? "" : label.plain().substring(colon + 1).strip();
    int end = index + 1;
    if (name.isEmpty()) {
      end = notBlank(lines, end);
      name = end < lines.size() && mayBeName(lines.get(end)) ? lines.get(end).plain() : "";
      end = name.isEmpty() ? index + 1 : end + 1;
    }
    Line named = Line.of(name);
    Step session = session(named);
    String who = withoutSession(named);
    String place = null;
    while (true) {
      int next = notBlank(lines, end);
      if (next >= lines.size()) {
        break;
      }
      Line line = lines.get(next);
      if (session == null && SESSION.matcher(line.folded()).matches()) {
        session = session(line);
      } else if (place == null && who.indexOf('(') < 0 && isPlace(line)) {
        session = session == null ? session(line) : session;
        place = withoutSession(line);
      } else {
        break;
      }
      end = next + 1;
    }
    return new Asker(author(who, place), session, Math.min(end, lines.size()));
  }

  /**
   * Reads a name, with or without its place.
   *
   * @param place null if it stands in brackets, or is not printed
   */
  static Author author(String who, String place) {
    int open = who.indexOf('(');
    Author named = PrintedAuthor.named(open < 0 ? who : who.substring(0, open));
    String inside = open < 0 ? place : Brackets.at(who, open).inside();
    if (named == null || inside == null) {
      return named;
    }
    String padded = " " + inside.replace(" \u2013 ", BETWEEN);
    int split = padded.indexOf(BETWEEN);
    String where = split < 0 ? "" : padded.substring(0, split).strip();
    String group = split < 0 ? inside : padded.substring(split + BETWEEN.length()).strip();
    Matcher m = CONSTITUENCY.matcher(Folding.fold(where));
    boolean isConstituency = m.find();
    boolean isRegion = open >= 0 && !isConstituency;
    String constituency = isConstituency ? where.substring(0, m.start()) : where;
    return new Author(
        named.civility(), named.name(), null, null, group.isEmpty() ? null : group, null, null,
        isRegion || constituency.isEmpty() ? null : constituency, isRegion && !where.isEmpty() ? where : null);
  }

  /** If the name was lost, the text begins here. */
  private static boolean mayBeName(Line line) {
    return !line.plain().isEmpty()
        && line.plain().length() <= LONGEST_NAME
        && !isEnded(line.plain())
        && !KeyFacts.isHeading(line);
  }

  private static String withoutSession(Line line) {
    Matcher m = SESSION.matcher(line.folded());
    return m.find() ? line.plain().substring(0, Math.min(m.start(), line.plain().length())) : line.plain();
  }

  private static Step session(Line line) {
    return SESSION.matcher(line.folded()).find() ? Step.in("", line.plain(), line.folded()) : null;
  }

  /** A text begins with a sentence, which is longer, has brackets or an end; a debate with its title in bold. */
  private static boolean isPlace(Line line) {
    String plain = line.plain();
    boolean isMarked = !line.text().strip().equals(plain);
    return PLACE.matcher(line.folded()).matches()
        && !isEnded(plain)
        && (!isMarked || CONSTITUENCY.matcher(line.folded()).find());
  }

  private static boolean isEnded(String plain) {
    return !plain.isEmpty() && ENDS.indexOf(plain.charAt(plain.length() - 1)) >= 0;
  }

  private static int notBlank(List<Line> lines, int from) {
    int at = from;
    while (at < lines.size() && lines.get(at).isBlank()) {
      at++;
    }
    return at;
  }
}
