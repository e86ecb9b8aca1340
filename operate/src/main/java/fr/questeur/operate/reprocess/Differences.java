package fr.questeur.operate.reprocess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** In which fields two states of a question differ. */
final class Differences {

  /** Where a state is from is no part of what it says. */
  private static final Set<String> SOURCES = Set.of("source", "supplements");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST = 100;

  private Differences() {}

  /** {@code heading.rubric} to {@code "eau" -> "forêt"}; lists are one field. */
  static Map<String, String> of(Question before, Question after) {
    Map<String, String> found = new TreeMap<>();
    compare("", tree(before), tree(after), found);
    return found;
  }

  private static JsonNode tree(Question question) {
    try {
      return MAPPER.readTree(QuestionJson.write(question));
    } catch (IOException e) {
      throw new UncheckedIOException("from memory", e);
    }
  }

  /** No deeper than the records of the contract. */
  private static void compare(String path, JsonNode before, JsonNode after, Map<String, String> found) {
    if (before.isObject() && after.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (!path.isEmpty() || !SOURCES.contains(name)) {
          compare(path.isEmpty() ? name : path + "." + name, field(before, name), field(after, name), found);
        }
      }
    } else if (!before.equals(after)) {
      found.put(path, shortened(before) + " -> " + shortened(after));
    }
  }

  private static JsonNode field(JsonNode node, String name) {
    JsonNode field = node.get(name);
    return field == null ? MissingNode.getInstance() : field;
  }

  private static String shortened(JsonNode node) {
    String text = node.isMissingNode() ? "nothing" : node.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
