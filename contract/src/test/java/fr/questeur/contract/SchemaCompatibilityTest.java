package fr.questeur.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refuses a breaking change of a released schema; and the refusal is tried on schemas that do break it. */
class SchemaCompatibilityTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  /** If this fails: undo the change, or make it an optional field. What cannot be is version 2, a topic of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"question-v1", "change-v1", "portfolio-stats-v1", "dead-letter-v1"})
  void whatIsPublishedIsCompatibleWithWhatWasReleased(String name) throws IOException {
    assertThat(SchemaCompatibility.breaks(released(name), read("schema/" + name))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("breaking")
  void whatBreaksIsRefused(Consumer<JsonNode> change) throws IOException {
    JsonNode changed = released("question-v1");
    change.accept(changed);
    assertThat(SchemaCompatibility.breaks(released("question-v1"), changed)).isNotEmpty();
  }

  static Stream<Named<Consumer<JsonNode>>> breaking() {
    return Stream.of(
        change("a field is removed", s -> object(s, "/properties").remove("supplements")),
        change("a field of a part is removed", s -> object(s, "/$defs/Author/properties").remove("region")),
        change("a type is changed", s -> object(s, "/properties/number").put("type", "string")),
        change("a type is narrowed", s -> object(s, "/$defs/Publication/properties/page").put("type", "integer")),
        change("a type is widened", s -> texts(s, "/properties/uid", "type", "string", "null")),
        change("a value is removed", s -> ((ArrayNode) s.at("/properties/status/enum")).remove(0)),
        change("a value is added", s -> ((ArrayNode) s.at("/properties/status/enum")).add("forgotten")),
        change("values are listed", s -> texts(s, "/$defs/Source/properties/layout", "enum", "text")),
        change("a new field is required", s -> {
          object(s, "/properties").putObject("added").put("type", "string");
          ((ArrayNode) s.at("/required")).add("added");
        }),
        change("a field may be missing", s -> ((ArrayNode) s.at("/$defs/Heading/required")).remove(0)),
        change("a minimum is raised", s -> object(s, "/properties/legislature").put("minimum", 7)),
        change("a length is limited", s -> object(s, "/$defs/Ministry/properties/label").put("maxLength", 100)),
        change("a pattern is changed", s -> object(s, "/properties/uid").put("pattern", "^QANR5")),
        change("a format is removed", s -> object(s, "/$defs/Deadline/properties/date").remove("format")),
        change("null is forbidden", s -> ((ArrayNode) s.at("/properties/author/anyOf")).remove(1)),
        change("a part becomes another", s -> object(s, "/properties/heading").put("$ref", "#/$defs/Author")),
        change("entries of a list change", s -> object(s, "/properties/answeredWith/items").put("type", "object")),
        change("unknown fields are forbidden", s -> ((ObjectNode) s).put("additionalProperties", false)),
        change("the version is changed", s -> object(s, "/properties/schemaVersion").put("const", 2)),
        change("the id is changed", s -> ((ObjectNode) s).put("$id", "urn:other")));
  }

  @Test
  void whatAddsOrExplainsIsNot() throws IOException {
    JsonNode changed = released("question-v1");
    object(changed, "/properties").putObject("added").put("type", "string");
    object(changed, "/$defs/Author/properties").putObject("birthday").put("type", "string");
    object(changed, "/$defs").putObject("New").put("type", "object");
    object(changed, "/properties/uid").put("description", "reworded").putArray("examples").add("QANR5L17QE1");
    ArrayNode required = (ArrayNode) changed.at("/required");
    required.add(required.remove(0)); // the order means nothing

    assertThat(SchemaCompatibility.breaks(released("question-v1"), changed)).isEmpty();
  }

  private static JsonNode released(String name) throws IOException {
    return read("schema/released/" + name);
  }

  private static JsonNode read(String name) throws IOException {
    try (InputStream in = JsonSchemas.class.getResourceAsStream(name + ".schema.json")) {
      return MAPPER.readTree(in);
    }
  }

  private static Named<Consumer<JsonNode>> change(String name, Consumer<JsonNode> change) {
    return Named.of(name, change);
  }

  private static ObjectNode object(JsonNode schema, String pointer) {
    return (ObjectNode) schema.at(pointer);
  }

  private static void texts(JsonNode schema, String pointer, String keyword, String... texts) {
    ArrayNode array = object(schema, pointer).putArray(keyword);
    for (String text : texts) {
      array.add(text);
    }
  }
}
