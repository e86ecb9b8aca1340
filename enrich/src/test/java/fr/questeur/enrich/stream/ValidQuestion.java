package fr.questeur.enrich.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.questeur.contract.JsonSchemas;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads what is written to {@code questions.enriched} as a wary consumer does: only if the published schema allows it. */
final class ValidQuestion implements Deserializer<byte[]> {

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(JsonSchemas.question());

  @Override
  public byte[] deserialize(String topic, byte[] json) {
    var errors =
        SCHEMA.validate(
            new String(json, UTF_8),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    if (!errors.isEmpty()) {
      throw new SerializationException("not as the schema says: " + errors);
    }
    return json;
  }
}
