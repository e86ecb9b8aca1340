package fr.questeur.monitor.api;

import fr.questeur.contract.Coded;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The query of a request, checked: what is wrong in it ends the request and is named. */
final class Parameters {

  static final int MAX_TEXT = 200;
  static final int MAX_WORDS = 32;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final Map<String, List<String>> given;

  Parameters(Map<String, List<String>> given, Set<String> known) {
    this.given = given;
    for (String name : given.keySet()) {
      // A query that ends in & has one without a name.
      if (!name.isEmpty() && !known.contains(name)) {
        throw ApiException.badRequest("no such parameter: %s; there are %s".formatted(
            shown(name), known.stream().sorted().collect(Collectors.joining(", "))));
      }
    }
  }

  /** Null if it is missing or empty. */
  String text(String name) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw ApiException.badRequest(name + " is given more than once");
    }
    String value = values.isEmpty() ? "" : values.get(0).strip();
    if (value.length() > MAX_TEXT) {
      throw ApiException.badRequest("%s is longer than %d characters".formatted(name, MAX_TEXT));
    }
    if (value.indexOf('\0') >= 0) {
      throw ApiException.badRequest(name + " has a character that is in no text");
    }
    return value.isEmpty() ? null : value;
  }

  /** Words to search for; null if there are none. Each costs time in every text that is found. */
  String words(String name) {
    String value = text(name);
    if (value != null && WORD.matcher(value).results().count() > MAX_WORDS) {
      throw ApiException.badRequest("%s has more than %d words".formatted(name, MAX_WORDS));
    }
    return value;
  }

  /** Null if it is missing. */
  Integer number(String name, int min, int max) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    if (value.matches("\\d{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw ApiException.badRequest("%s is a number from %d to %d, not %s".formatted(name, min, max, shown(value)));
  }

  int number(String name, int min, int max, int otherwise) {
    Integer number = number(name, min, max);
    return number == null ? otherwise : number;
  }

  /** Null if it is missing. */
  Boolean flag(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    if (value.equals("true") || value.equals("false")) {
      return Boolean.valueOf(value);
    }
    throw ApiException.badRequest("%s is true or false, not %s".formatted(name, shown(value)));
  }

  /** Null if it is missing. */
  <T extends Coded> T coded(String name, T[] all) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    return Arrays.stream(all)
        .filter(each -> each.code().equals(value))
        .findFirst()
        .orElseThrow(() -> ApiException.badRequest("%s is one of %s, not %s".formatted(
            name, Arrays.stream(all).map(Coded::code).collect(Collectors.joining(", ")), shown(value))));
  }

  /** Null if it is missing. */
  <T extends Enum<T>> T named(String name, T[] all) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    return Arrays.stream(all)
        .filter(each -> each.name().equals(value))
        .findFirst()
        .orElseThrow(() ->
            ApiException.badRequest("%s is one of %s, not %s".formatted(name, Arrays.toString(all), shown(value))));
  }

  private static String shown(String value) {
    return "«" + (value.length() > 40 ? value.substring(0, 40) + "…" : value) + "»";
  }
}
