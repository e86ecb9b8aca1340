package fr.questeur.contract;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a schema and the records it describes side by side, by what Jackson writes of them: the same fields, all
 * required, of the same types, with the same codes.
 */
final class RecordComparison {

  private static final Map<Class<?>, String> SCALARS =
      Map.of(
          int.class, "integer", long.class, "integer", Integer.class, "integer", Long.class, "integer",
          Double.class, "number", boolean.class, "boolean");

  private final JsonMapper mapper = new JsonMapper();
  private final JsonNode root;
  private final List<String> differences = new ArrayList<>();
  private final Set<String> compared = new TreeSet<>();

  private RecordComparison(JsonNode root) {
    this.root = root;
  }

  /** What differs, one a line; empty if nothing does. */
  static List<String> differences(JsonNode root, JsonNode schema, Class<?> type) {
    RecordComparison comparison = new RecordComparison(root);
    comparison.compareRecord(type.getSimpleName(), schema, comparison.mapper.constructType(type));
    root.path("$defs").fieldNames().forEachRemaining(name -> {
      if (schema == root && !comparison.compared.contains(name)) {
        comparison.differences.add("$defs/" + name + ": no record is described by it");
      }
    });
    return comparison.differences;
  }

  private void compareRecord(String at, JsonNode schema, JavaType type) {
    Map<String, JavaType> fields = new LinkedHashMap<>();
    for (BeanPropertyDefinition field : mapper.getSerializationConfig().introspect(type).findProperties()) {
      fields.put(field.getName(), field.getAccessor().getType());
    }
    compare(at + ": fields", new TreeSet<>(fields.keySet()), names(schema.path("properties")));
    compare(at + ": required", new TreeSet<>(fields.keySet()), texts(schema.path("required")));
    fields.forEach((name, of) -> compareField(at + "." + name, schema.path("properties").path(name), of));
  }

  private void compareField(String at, JsonNode schema, JavaType type) {
    if (schema.isMissingNode() || schema.has("const")) {
      return; // told already; a version is what it is
    }
    if (!schema.has("description")) {
      differences.add(at + ": no description");
    }
    if (type.isPrimitive() && isNullable(schema)) {
      differences.add(at + ": may be null in the schema only");
    }
    if (type.isCollectionLikeType()) {
      compare(at + ": type", Set.of("array"), types(schema));
      compareField(at + "[]", schema.path("items"), type.getContentType());
    } else if (type.getRawClass().isRecord() && type.getRawClass() != QuestionUid.class) {
      compareReference(at, schema, type);
    } else {
      compareScalar(at, schema, type.getRawClass());
    }
  }

  private void compareReference(String at, JsonNode schema, JavaType type) {
    JsonNode reference = schema.has("anyOf") ? schema.path("anyOf").path(0).path("$ref") : schema.path("$ref");
    String name = type.getRawClass().getSimpleName();
    compare(at + ": $ref", "#/$defs/" + name, reference.asText());
    if (compared.add(name)) {
      compareRecord(name, root.path("$defs").path(name), type);
    }
  }

  private void compareScalar(String at, JsonNode schema, Class<?> type) {
    compare(at + ": type", Set.of(SCALARS.getOrDefault(type, "string")), types(schema));
    compare(at + ": format", format(type), schema.path("format").asText(""));
    compare(at + ": codes", codes(type), texts(schema.path("enum")));
    if (type == QuestionUid.class && !schema.has("pattern")) {
      differences.add(at + ": no pattern");
    }
  }

  private static String format(Class<?> type) {
    return type == LocalDate.class ? "date" : type == Instant.class ? "date-time" : "";
  }

  private static Set<String> codes(Class<?> type) {
    Set<String> codes = new TreeSet<>();
    if (type.isEnum()) {
      Arrays.stream(type.getEnumConstants())
          .forEach(each -> codes.add(each instanceof Coded coded ? coded.code() : ((Enum<?>) each).name()));
    }
    return codes;
  }

  private static Set<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    Set<String> types = texts(type.isArray() ? type : List.of(type));
    types.remove("null");
    return types;
  }

  private static boolean isNullable(JsonNode schema) {
    return schema.has("anyOf") || texts(schema.path("type")).contains("null");
  }

  private void compare(String what, Object inJava, Object inSchema) {
    if (!inJava.equals(inSchema)) {
      differences.add("%s: %s in Java, %s in the schema".formatted(what, inJava, inSchema));
    }
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Without nulls. */
  private static Set<String> texts(Iterable<JsonNode> array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(each -> {
      if (each.isTextual()) {
        texts.add(each.asText());
      }
    });
    return texts;
  }
}
