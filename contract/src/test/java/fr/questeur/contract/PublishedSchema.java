package fr.questeur.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;

/** What a wary consumer holds values against; for the tests of other modules, too. */
public final class PublishedSchema {

  private final Schema schema;

  /** One of {@link JsonSchemas}, or of the same kind. */
  public PublishedSchema(String schema) {
    this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }

  /** What is not as the schema says; empty if it is valid. */
  public List<String> errors(String json) {
    return schema
        .validate(
            json, InputFormat.JSON, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** Hands on what is valid, and tombstones, as bytes; anything else fails the test. */
  public Deserializer<byte[]> deserializer() {
    return (topic, json) -> {
      List<String> errors = json == null ? List.of() : errors(new String(json, UTF_8));
      if (!errors.isEmpty()) {
        throw new AssertionError(topic + ": not as the schema says: " + errors);
      }
      return json;
    };
  }
}
