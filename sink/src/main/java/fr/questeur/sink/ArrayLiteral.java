package fr.questeur.sink;

import java.util.List;
import java.util.stream.Collectors;

/** Postgres's text form of {@code text[]}. */
final class ArrayLiteral {

  private ArrayLiteral() {}

  static String of(List<String> elements) {
    return elements.stream()
        .map(element -> '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}
