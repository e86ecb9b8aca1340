package fr.questeur.enrich.parse.text;

import fr.questeur.enrich.parse.common.Emphasis;
import fr.questeur.enrich.parse.common.Folding;
import fr.questeur.enrich.parse.common.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The labels of a header and what stands after each. A value ends with its cell (a tab, a pipe, three spaces or an
 * empty line), or before the next label, so that it does not matter which of these a conversion has kept.
 */
final class Header {

  /**
   * A label as found.
   *
   * @param folded the label itself
   * @param after all that stands between it and the next label
   */
  record Found(HeaderLabel label, String folded, String after) {}

  private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]\\n]{1,200})\\]\\([^()\\s]{0,500}\\)");
  private static final Pattern LABEL_LIKE = Pattern.compile("[^:>]{0,80}[:>].*", Pattern.DOTALL);
  private static final String CELL_END = "\t";

  private final List<Found> labels;

  private Header(List<Found> labels) {
    this.labels = labels;
  }

  /** Reads a header from text without tags ({@link Markup}). */
  static Header of(String plain) {
    String text = Cells.normalise(LINK.matcher(Emphasis.strip(plain)).replaceAll("$1"));
    String folded = Folding.fold(text);
    List<int[]> spans = withoutOverlaps(spans(folded));
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      int[] span = spans.get(i);
      int next = i + 1 < spans.size() ? spans.get(i + 1)[1] : text.length();
      HeaderLabel label = HeaderLabel.values()[span[0]];
      found.add(new Found(label, folded.substring(span[1], span[2]), text.substring(span[2], next)));
    }
    return new Header(found);
  }

  boolean has(HeaderLabel label) {
    return labels.stream().anyMatch(found -> found.label() == label);
  }

  List<Found> all(HeaderLabel label) {
    return labels.stream().filter(found -> found.label() == label).toList();
  }

  List<Found> dated() {
    return labels.stream().filter(found -> found.label().isDated()).toList();
  }

  /** The first value of the label that is not empty; null if there is none. */
  String value(HeaderLabel label) {
    return all(label).stream().map(found -> cell(found.after())).filter(Header::saysSomething).findFirst().orElse(null);
  }

  private static String cell(String after) {
    String text = after.strip();
    int end = text.indexOf(CELL_END);
    String cell = end < 0 ? text : text.substring(0, end);
    // A wrapped value goes on in the next line, unless that has a label of its own, one that is not known.
    String[] lines = cell.split("\n");
    StringBuilder value = new StringBuilder(lines[0]);
    for (int i = 1; i < lines.length && !LABEL_LIKE.matcher(lines[i]).matches(); i++) {
      value.append(' ').append(lines[i]);
    }
    return value.toString().strip();
  }

  private static boolean saysSomething(String value) {
    return value.chars().anyMatch(Character::isLetterOrDigit);
  }

  /** Label ordinal, start and end, in the order of the text. */
  private static List<int[]> spans(String folded) {
    List<int[]> spans = new ArrayList<>();
    for (HeaderLabel label : HeaderLabel.values()) {
      label.forEachIn(folded, (start, end) -> spans.add(new int[] {label.ordinal(), start, end}));
    }
    spans.sort(Comparator.<int[]>comparingInt(span -> span[1]).thenComparingInt(span -> -span[2]));
    return spans;
  }

  /** Drops labels within others, and a «de» that does not begin the author's cell but goes on with a value. */
  private static List<int[]> withoutOverlaps(List<int[]> spans) {
    List<int[]> kept = new ArrayList<>();
    int end = 0;
    boolean authorMayCome = true;
    for (int[] span : spans) {
      boolean isAuthor = span[0] == HeaderLabel.AUTHOR.ordinal();
      if (span[1] < end || isAuthor && !authorMayCome) {
        continue;
      }
      authorMayCome &= span[0] <= HeaderLabel.TYPE.ordinal() && !isAuthor;
      kept.add(span);
      end = span[2];
    }
    return kept;
  }
}
