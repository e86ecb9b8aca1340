package fr.questeur.contract.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.questeur.contract.JsonSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of the topics, {@code docs/asyncapi.yaml}. */
final class AsyncApi {

  static final Path DOCS = Path.of("..", "docs");

  private static final JsonMapper MAPPER = new JsonMapper();

  private final JsonNode root;

  private AsyncApi(JsonNode root) {
    this.root = root;
  }

  static AsyncApi read() {
    try {
      String yaml = Files.readString(DOCS.resolve("asyncapi.yaml"));
      return new AsyncApi(MAPPER.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the name of the topic, in the order of the document. */
  Map<String, JsonNode> channels() {
    Map<String, JsonNode> channels = new LinkedHashMap<>();
    root.path("channels").forEach(channel -> channels.put(channel.path("address").asText(), channel));
    return channels;
  }

  /** Each as {@code stage action topic}, such as {@code sink receive questions.enriched}. */
  Set<String> operations() {
    Set<String> operations = new LinkedHashSet<>();
    root.path("operations").forEach(operation ->
        operation.path("x-stages").forEach(stage ->
            operations.add(
                String.join(
                    " ",
                    stage.asText(),
                    operation.path("action").asText(),
                    resolve(operation.path("channel")).path("address").asText()))));
    return operations;
  }

  /** Follows a {@code $ref}, also into the schemas. */
  JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText("");
    if (reference.isEmpty()) {
      return node;
    }
    int hash = reference.indexOf('#');
    String file = hash < 0 ? reference : reference.substring(0, hash);
    return document(file).at(hash < 0 ? "" : reference.substring(hash + 1));
  }

  private JsonNode document(String file) {
    try {
      if (file.isEmpty()) {
        return root;
      }
      // Where it points must be what is published.
      String name = file.substring(file.lastIndexOf('/') + 1);
      JsonNode published = MAPPER.readTree(JsonSchemas.class.getResourceAsStream("schema/" + name));
      JsonNode pointed = MAPPER.readTree(DOCS.resolve(file).toFile());
      if (!pointed.equals(published)) {
        throw new IllegalStateException(file + " is not the published schema");
      }
      return published;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
