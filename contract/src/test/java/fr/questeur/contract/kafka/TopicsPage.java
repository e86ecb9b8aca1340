package fr.questeur.contract.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders the description of the topics as a page for people. */
final class TopicsPage {

  private static final String HEAD =
      """
      # Topics, field by field

      Made from [asyncapi.yaml](asyncapi.yaml) and the JSON Schemas by `TopicsPageTest`; what it means is in
      [topics.md](topics.md). Schemas:
      [question](../contract/src/main/resources/fr/questeur/contract/schema/question-v1.schema.json),
      [change](../contract/src/main/resources/fr/questeur/contract/schema/change-v1.schema.json),
      [figures](../contract/src/main/resources/fr/questeur/contract/schema/portfolio-stats-v1.schema.json),
      [dead letter](../contract/src/main/resources/fr/questeur/contract/schema/dead-letter-v1.schema.json).

      """;

  private final AsyncApi api;
  private final StringBuilder page = new StringBuilder(HEAD);

  private TopicsPage(AsyncApi api) {
    this.api = api;
  }

  static String render(AsyncApi api) {
    TopicsPage page = new TopicsPage(api);
    page.overview();
    api.channels().forEach(page::topic);
    return page.page.toString();
  }

  private void overview() {
    row("topic", "holds", "partitions", "kept", "written by", "read by");
    row("---", "---", "---", "---", "---", "---");
    api.channels().forEach((name, channel) -> {
      JsonNode kafka = channel.at("/bindings/kafka");
      boolean compacted = kafka.at("/topicConfiguration/cleanup.policy/0").asText().equals("compact");
      row(
          "[`%s`](#%s)".formatted(name, name.replace(".", "")),
          channel.path("title").asText(),
          kafka.has("partitions") ? kafka.path("partitions").asText() : "as many as you choose",
          compacted ? "compacted: the last record of each key, for ever" : "for ever, or as long as you choose",
          stages("send", name),
          channel.path("x-readers").asText());
    });
  }

  private String stages(String action, String topic) {
    return api.operations().stream()
        .filter(operation -> operation.endsWith(" " + action + " " + topic))
        .map(operation -> operation.substring(0, operation.indexOf(' ')))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private void topic(String name, JsonNode channel) {
    page.append("\n## ").append(name).append("\n\n").append(channel.path("description").asText()).append('\n');
    for (JsonNode reference : channel.path("messages")) {
      JsonNode message = api.resolve(reference);
      page.append("\n### ").append(message.path("title").asText()).append("\n\n");
      if (message.has("summary")) {
        page.append(message.path("summary").asText()).append("\n\n");
      }
      JsonNode key = message.at("/bindings/kafka/key");
      page.append("Key: ").append(described(key)).append("\n");
      headers(message.path("headers"));
      payload(message.path("payload"));
    }
  }

  private void headers(JsonNode reference) {
    JsonNode headers = api.resolve(reference);
    if (headers.has("properties")) {
      page.append("\n");
      row("header", "", "example");
      row("---", "---", "---");
      headers.path("properties").properties().forEach(header ->
          row("`" + header.getKey() + "`", header.getValue().path("description").asText(), example(header.getValue())));
    }
  }

  private void payload(JsonNode reference) {
    JsonNode schema = api.resolve(reference);
    if (!schema.has("properties")) {
      page.append("\nValue: ").append(schema.path("description").asText()).append('\n');
      return;
    }
    page.append("\nValue: ").append(schema.path("description").asText("UTF-8 JSON on one line.")).append('\n');
    fields(schema);
    if (schema.has("$defs")) {
      for (Map.Entry<String, JsonNode> part : schema.path("$defs").properties()) {
        page.append("\n#### ").append(part.getKey()).append("\n\n");
        page.append(part.getValue().path("description").asText()).append('\n');
        fields(part.getValue());
      }
    }
  }

  private void fields(JsonNode schema) {
    page.append("\n");
    row("field", "type", "", "example");
    row("---", "---", "---", "---");
    schema.path("properties").properties().forEach(field ->
        row(
            "`" + field.getKey() + "`",
            type(field.getValue()),
            field.getValue().path("description").asText(),
            example(field.getValue())));
  }

  private static String type(JsonNode schema) {
    List<String> types = new ArrayList<>();
    if (schema.has("const")) {
      types.add(schema.path("const").toString());
    }
    schema.path("anyOf").forEach(each -> types.add(type(each)));
    if (schema.has("$ref")) {
      String part = schema.path("$ref").asText().replaceFirst(".*/", "");
      types.add("[%s](#%s)".formatted(part, part.toLowerCase(Locale.ROOT)));
    }
    JsonNode plain = schema.path("type");
    for (JsonNode each : plain.isArray() ? plain : List.of(plain)) {
      switch (each.asText("")) {
        case "", "object" -> { }
        case "array" -> types.add("list of " + type(schema.path("items")));
        case "string" -> types.add(schema.path("format").asText("string"));
        default -> types.add(each.asText());
      }
    }
    return String.join(" or ", types);
  }

  private static String described(JsonNode schema) {
    String example = example(schema);
    return schema.path("description").asText() + (example.isEmpty() ? "" : " Example: " + example);
  }

  private static String example(JsonNode schema) {
    JsonNode example = schema.has("const") ? schema.path("const") : schema.path("examples").path(0);
    return example.isMissingNode() ? "" : "`" + example.asText() + "`";
  }

  private void row(String... cells) {
    page.append('|');
    for (String cell : cells) {
      page.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    page.append('\n');
  }
}
