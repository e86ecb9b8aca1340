package fr.questeur.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may change within a version: whoever validates against the released schema accepts what is written now, and
 * whoever validates against the new one accepts what lies in the topic from before. So optional fields may be added,
 * and what explains may be reworded; all else is refused, also where one of the two directions would bear it.
 */
final class SchemaCompatibility {

  private static final Set<String> EXPLAINS =
      Set.of("$comment", "description", "title", "examples", "default", "deprecated");
  private static final Set<String> COMPARED_APART = Set.of("properties", "required", "$ref", "$defs");

  private final JsonNode released;
  private final JsonNode current;
  private final Set<String> seen = new HashSet<>();
  private final List<String> breaks = new ArrayList<>();

  private SchemaCompatibility(JsonNode released, JsonNode current) {
    this.released = released;
    this.current = current;
  }

  /** What breaks, one a line; empty if nothing does. */
  static List<String> breaks(JsonNode released, JsonNode current) {
    SchemaCompatibility compatibility = new SchemaCompatibility(released, current);
    compatibility.compare("", released, current);
    released.path("$defs").fieldNames().forEachRemaining(name ->
        compatibility.follow("#/$defs/" + name, "#/$defs/" + name));
    return compatibility.breaks;
  }

  private void compare(String at, JsonNode before, JsonNode after) {
    if (before.isArray() && after.isArray() && before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare(at + "/" + i, before.path(i), after.path(i));
      }
    } else if (before.isObject() && after.isObject()) {
      compareSchemas(at, before, after);
    } else if (!before.equals(after)) {
      breaks.add("%s: %s became %s".formatted(at, before, after));
    }
  }

  private void compareSchemas(String at, JsonNode before, JsonNode after) {
    for (String keyword : keywords(before, after)) {
      if (before.has(keyword) != after.has(keyword)) {
        breaks.add("%s/%s: %s".formatted(at, keyword, before.has(keyword) ? "removed" : "added"));
      } else {
        compare(at + "/" + keyword, before.path(keyword), after.path(keyword));
      }
    }
    compareFields(at, before, after);
    Set<String> required = sorted(before.path("required"));
    if (!required.equals(sorted(after.path("required")))) {
      breaks.add("%s/required: %s became %s".formatted(at, required, sorted(after.path("required"))));
    }
    if (before.has("$ref") && after.has("$ref")) {
      follow(before.path("$ref").asText(), after.path("$ref").asText());
    } else if (before.has("$ref") != after.has("$ref")) {
      breaks.add(at + "/$ref: " + (before.has("$ref") ? "removed" : "added"));
    }
  }

  private void compareFields(String at, JsonNode before, JsonNode after) {
    before.path("properties").fieldNames().forEachRemaining(name -> {
      if (after.path("properties").has(name)) {
        compare(at + "/" + name, before.path("properties").path(name), after.path("properties").path(name));
      } else {
        breaks.add(at + "/" + name + ": removed");
      }
    });
  }

  private void follow(String before, String after) {
    if (seen.add(before + " " + after)) {
      compare(before, released.at(before.substring(1)), current.at(after.substring(1)));
    }
  }

  private static Set<String> keywords(JsonNode before, JsonNode after) {
    Set<String> keywords = new TreeSet<>();
    before.fieldNames().forEachRemaining(keywords::add);
    after.fieldNames().forEachRemaining(keywords::add);
    keywords.removeAll(EXPLAINS);
    keywords.removeAll(COMPARED_APART);
    return keywords;
  }

  private static Set<String> sorted(JsonNode texts) {
    Set<String> sorted = new TreeSet<>();
    texts.forEach(each -> sorted.add(each.asText()));
    return sorted;
  }
}
