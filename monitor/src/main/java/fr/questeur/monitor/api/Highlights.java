package fr.questeur.monitor.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the words of a search stand in a text. Postgres marks them in the text as its search sees it
 * ({@code question_search_text}, which has as many characters); here the marks are carried over to the text as it is.
 */
final class Highlights {

  /** Of two private characters, one begins a match and one ends it. */
  static final String OPTIONS = "HighlightAll=true,StartSel=\uE000,StopSel=\uE001";

  private static final char START = '\uE000';
  private static final char STOP = '\uE001';
  private static final String ELLIPSIS = "…";

  private Highlights() {}

  /**
   * The SQL that marks the words of a query.
   *
   * @param column a constant: the name of the text
   * @param characters of its beginning that are marked
   */
  static String marked(String column, int characters) {
    // Tags would be replaced as a whole, however long they are.
    return "ts_headline('questeur_french', translate(question_search_text(left(" + column + ", " + characters
        + ")), U&'<>\\E000\\E001', '    '), words.query, ?)";
  }

  /** Of very long texts the beginning is looked at. */
  static final int MAX_CHARACTERS = 20_000;

  /**
   * The whole text.
   *
   * @param text null for none
   * @param marked the same as marked by Postgres; null if nothing was searched for
   */
  static List<Segment> of(String text, String marked) {
    if (text == null || text.isEmpty()) {
      return List.of();
    }
    List<Segment> segments = new ArrayList<>();
    int done = 0;
    for (int[] match : matches(text, marked)) {
      add(segments, text.substring(done, match[0]), false);
      add(segments, text.substring(match[0], match[1]), true);
      done = match[1];
    }
    add(segments, text.substring(done), false);
    return segments;
  }

  /** Part of the text: where the most different matches are close together, or its beginning. */
  static List<Segment> excerpt(String text, String marked, int length) {
    if (text == null) {
      return List.of();
    }
    int best = densest(text, matches(text, marked), length / 2);
    int from = best < 0 ? 0 : wordStart(text, Math.max(0, best - length / 3));
    return cut(of(text, marked), from, from + length);
  }

  /** Where the most different words match within so many characters; -1 without a match. One pass over the matches. */
  private static int densest(String text, List<int[]> matches, int within) {
    List<String> words = matches.stream()
        .map(match -> text.substring(match[0], match[1]).toLowerCase(Locale.ROOT)).toList();
    Map<String, Integer> inWindow = new HashMap<>();
    int best = -1;
    int bestCount = 0;
    int end = 0;
    for (int start = 0; start < words.size(); start++) {
      int from = matches.get(start)[0];
      while (end < words.size() && matches.get(end)[1] <= from + within) {
        inWindow.merge(words.get(end++), 1, Integer::sum);
      }
      if (inWindow.size() > bestCount) {
        best = from;
        bestCount = inWindow.size();
      }
      if (end > start) {
        inWindow.computeIfPresent(words.get(start), (word, count) -> count == 1 ? null : count - 1);
      } else {
        end = start + 1;
      }
    }
    return best;
  }

  static boolean hasMatch(List<Segment> segments) {
    return segments.stream().anyMatch(Segment::match);
  }

  private static int wordStart(String text, int at) {
    if (at == 0) {
      return 0;
    }
    int space = text.indexOf(' ', at);
    return space < 0 || space > at + 30 ? safe(text, at) : space + 1;
  }

  /** Not between the halves of a character. */
  private static int safe(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  private static List<Segment> cut(List<Segment> all, int from, int to) {
    List<Segment> cut = new ArrayList<>();
    if (from > 0) {
      add(cut, ELLIPSIS, false);
    }
    int at = 0;
    boolean more = false;
    for (Segment segment : all) {
      int end = at + segment.text().length();
      if (end > from && at < to) {
        String text = segment.text();
        int begin = Math.max(0, from - at);
        int stop = Math.min(text.length(), safe(text, to - at));
        add(cut, text.substring(begin, Math.max(begin, stop)), segment.match());
      }
      more |= end > to;
      at = end;
    }
    if (more) {
      add(cut, ELLIPSIS, false);
    }
    return cut;
  }

  private static void add(List<Segment> segments, String text, boolean match) {
    if (!text.isEmpty()) {
      segments.add(new Segment(text, match));
    }
  }

  /** Starts and ends; none if the marked text is not the same one. */
  private static List<int[]> matches(String text, String marked) {
    List<int[]> matches = new ArrayList<>();
    if (marked == null) {
      return matches;
    }
    int at = 0;
    int start = -1;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c == START) {
        start = at;
      } else if (c == STOP && start >= 0) {
        matches.add(new int[] {start, at});
        start = -1;
      } else {
        at++;
      }
    }
    boolean same = at == text.length() || at < text.length() && at >= MAX_CHARACTERS;
    return same ? matches : List.of();
  }
}
