package fr.questeur.enrich.tag.reference;

import fr.questeur.enrich.parse.common.Folding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The French codes and the names they go by, kept as data in {@code codes.tsv}. */
final class Codes {

  private static final Map<String, String> NAMES = load();

  private static final String CODE = "code ";

  private static final Pattern FORM =
      Pattern.compile("(?:" + CODE.strip() + "\\h{1,3}" + any(true) + "|" + any(false) + ")(?![\\p{L}\\d-])");

  private static final Pattern SPACES = Pattern.compile("\\h+");

  /** Other countries and territories have a code civil of their own. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "\\h(?:de\\h(?:la\\h)?(?:nouvelle-caledonie|polynesie)|applicable|local|belge|suisse|allemand|italien"
              + "|espagnol|luxembourgeois|quebecois|marocain|algerien|monegasque|canadien|europeen|frontieres)");

  private Codes() {}

  /**
   * A code that a text names.
   *
   * @param canonical its name
   * @param end where the text goes on
   */
  record Named(String canonical, int end) {}

  /** The code named there in folded text; null if none is. */
  static Named at(CharSequence folded, int start) {
    Matcher m = Notation.at(FORM, folded, start);
    if (!m.lookingAt() || Notation.at(ELSEWHERE, folded, m.end()).lookingAt()) {
      return null;
    }
    return new Named(NAMES.get(SPACES.matcher(m.group()).replaceAll(" ")), m.end());
  }

  /** The names that begin with the word code, without it, or the others. Longest first: some begin as others do. */
  private static String any(boolean withCode) {
    return NAMES.keySet().stream()
        .filter(name -> name.startsWith(CODE) == withCode)
        .map(name -> withCode ? name.substring(CODE.length()) : name)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(name -> Pattern.quote(name).replace(" ", "\\E\\h{1,3}\\Q"))
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  private static Map<String, String> load() {
    try (InputStream in = Codes.class.getResourceAsStream("codes.tsv");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, String> names = new LinkedHashMap<>();
      for (String line : lines.lines().filter(each -> !each.isBlank() && !each.startsWith("#")).toList()) {
        List<String> cells = List.of(line.split("\t"));
        for (String name : cells) {
          if (names.put(Folding.fold(name), cells.get(0)) != null) {
            throw new IllegalStateException("twice in codes.tsv: " + name);
          }
        }
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
