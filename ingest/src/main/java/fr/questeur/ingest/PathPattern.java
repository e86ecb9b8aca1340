package fr.questeur.ingest;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/**
 * A pattern of file names as {@code .gitignore} and rsync have them. Without a slash it is for files and folders of that
 * name in any folder; with one, also at its beginning, for the path below the watched folder. A slash at its end: for
 * folders only. {@code *} and {@code ?} stand for characters of a name, {@code [a-z]} and {@code [!a-z]} for one of a
 * set, {@code **} for any folders, and a backslash takes what follows as it is. Matching takes time in proportion to the
 * length of the pattern times that of the path, whatever they hold.
 */
final class PathPattern {

  private static final String ANY_FOLDERS = "**";

  private final String text;
  private final boolean foldersOnly;
  private final boolean isOfPath;

  /** For each step of the path the forms of its characters; null for any number of steps. */
  private final List<IntPredicate[]> steps = new ArrayList<>();

  /** For any number of characters. */
  private static final IntPredicate ANY = c -> true;

  private PathPattern(String text, boolean foldersOnly, boolean isOfPath) {
    this.text = text;
    this.foldersOnly = foldersOnly;
    this.isOfPath = isOfPath;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is none; says why
   */
  static PathPattern of(String text) {
    String pattern = Normalizer.normalize(text, Normalizer.Form.NFC);
    if (pattern.startsWith("!")) {
      throw bad(text, "a pattern cannot take another one back; for a name that begins with '!' write '\\!'");
    }
    boolean foldersOnly = pattern.endsWith("/");
    String path = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
    boolean isOfPath = path.contains("/");
    path = path.startsWith("/") ? path.substring(1) : path;
    PathPattern parsed = new PathPattern(text, foldersOnly, isOfPath);
    for (String step : path.split("/", -1)) {
      parsed.steps.add(step.equals(ANY_FOLDERS) ? null : parsed.step(step));
    }
    return parsed;
  }

  private IntPredicate[] step(String step) {
    if (step.isEmpty() || step.equals(".") || step.equals("..")) {
      throw bad(text, step.isEmpty() ? "it names nothing" : "'" + step + "' is not the name of a file");
    }
    int[] characters = step.codePoints().toArray();
    List<IntPredicate> forms = new ArrayList<>();
    for (int at = 0; at < characters.length; at++) {
      int c = characters[at];
      if (c == '*') {
        forms.add(ANY);
      } else if (c == '?') {
        forms.add(any -> true);
      } else if (c == '[') {
        int end = endOfSet(characters, at);
        forms.add(set(Arrays.copyOfRange(characters, at + 1, end)));
        at = end;
      } else if (c == '\\') {
        if (++at == characters.length) {
          throw bad(text, "there is nothing behind the last backslash");
        }
        int literal = characters[at];
        forms.add(other -> other == literal);
      } else if (c == 0) {
        throw bad(text, "no name holds a NUL character");
      } else {
        forms.add(other -> other == c);
      }
    }
    return forms.toArray(IntPredicate[]::new);
  }

  /** A bracket right behind the first, or behind {@code !}, belongs to the set. */
  private int endOfSet(int[] characters, int start) {
    int at = start + 1;
    if (at < characters.length && (characters[at] == '!' || characters[at] == '^')) {
      at++;
    }
    for (at++; at < characters.length; at++) {
      if (characters[at] == ']') {
        return at;
      }
    }
    throw bad(text, "a '[' without its ']'");
  }

  private static IntPredicate set(int[] inside) {
    boolean negated = inside[0] == '!' || inside[0] == '^';
    IntPredicate set = c -> false;
    for (int at = negated ? 1 : 0; at < inside.length; at++) {
      int from = inside[at];
      boolean isRange = at + 2 < inside.length && inside[at + 1] == '-';
      int to = isRange ? inside[at + 2] : from;
      at += isRange ? 2 : 0;
      set = set.or(c -> from <= c && c <= to);
    }
    return negated ? set.negate() : set;
  }

  private static IllegalArgumentException bad(String pattern, String why) {
    return new IllegalArgumentException("not a pattern of file names: '" + pattern + "': " + why);
  }

  /**
   * Whether it is for a file or folder.
   *
   * @param path its path below the watched folder, with forward slashes
   */
  boolean matches(String path, boolean isFolder) {
    if (foldersOnly && !isFolder) {
      return false;
    }
    String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
    List<String> names = isOfPath
        ? List.of(composed.split("/"))
        : List.of(composed.substring(composed.lastIndexOf('/') + 1));
    return matches(steps, names, step -> step == null, PathPattern::isName);
  }

  private static boolean isName(IntPredicate[] forms, String name) {
    List<Integer> characters = name.codePoints().boxed().toList();
    return matches(Arrays.asList(forms), characters, form -> form == ANY, IntPredicate::test);
  }

  /** Goes back to the last star only: what matched before that can stay, whatever comes. */
  private static <P, T> boolean matches(
      List<P> pattern, List<T> text, java.util.function.Predicate<P> isStar, BiPredicate<P, T> one) {
    int star = -1;
    int resume = 0;
    int p = 0;
    for (int t = 0; t < text.size(); ) {
      if (p < pattern.size() && isStar.test(pattern.get(p))) {
        star = p++;
        resume = t;
      } else if (p < pattern.size() && one.test(pattern.get(p), text.get(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.size() && isStar.test(pattern.get(p))) {
      p++;
    }
    return p == pattern.size();
  }

  @Override
  public String toString() {
    return text;
  }
}
