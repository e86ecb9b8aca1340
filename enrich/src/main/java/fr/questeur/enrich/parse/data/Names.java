package fr.questeur.enrich.parse.data;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names of fields as the readers compare them: {@code id_question}, {@code idQuestion}, {@code p1:ID_QUESTION} are all
 * {@code idquestion}. The layouts differ in nothing else often enough.
 */
final class Names {

  /** Of one document; a bomb of names may not fill it. */
  private static final int MOST = 1000;

  private final Map<String, String> known = new HashMap<>();

  String of(String name) {
    String found = known.get(name);
    if (found == null) {
      found = normalise(name);
      if (known.size() < MOST) {
        known.put(name, found);
      }
    }
    return found;
  }

  static String normalise(String name) {
    String attribute = name.startsWith("@") ? "@" : "";
    String local = name.substring(Math.max(attribute.length(), name.lastIndexOf(':') + 1));
    return attribute + local.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
