package fr.questeur.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.RecordHeaders;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The published schemas say what the records of this module are, no less and no more. */
class JsonSchemasTest {

  private final JsonMapper mapper = new JsonMapper();
  private JsonNode question;
  private JsonNode change;
  private JsonNode stats;
  private JsonNode deadLetter;

  @BeforeEach
  void read() throws IOException {
    question = mapper.readTree(JsonSchemas.question());
    change = mapper.readTree(JsonSchemas.change());
    stats = mapper.readTree(JsonSchemas.portfolioStats());
    deadLetter = mapper.readTree(JsonSchemas.deadLetter());
  }

  @Test
  void theSchemaOfTheQuestionIsThatOfTheRecords() {
    assertThat(RecordComparison.differences(question, question, Question.class)).isEmpty();
    assertThat(question.at("/$id").asText()).isEqualTo(JsonSchemas.QUESTION_ID);
    assertThat(question.at("/properties/schemaVersion/const").asInt()).isEqualTo(Question.SCHEMA_VERSION);
  }

  @Test
  void theSchemasOfChangesAndFiguresAreThoseOfTheRecords() {
    assertThat(RecordComparison.differences(change, change, Change.class)).isEmpty();
    assertThat(change.at("/properties/schemaVersion/const").asInt()).isEqualTo(Change.SCHEMA_VERSION);
    assertThat(RecordComparison.differences(stats, stats, PortfolioStats.class)).isEmpty();
    assertThat(stats.at("/properties/schemaVersion/const").asInt()).isEqualTo(PortfolioStats.SCHEMA_VERSION);
  }

  @Test
  void theSchemaOfTheStubIsThatOfTheRecord() {
    assertThat(RecordComparison.differences(deadLetter, deadLetter.at("/$defs/Stub"), Stub.class)).isEmpty();
  }

  @Test
  void theComparisonSeesWhatDiffers() {
    ((ObjectNode) question.at("/properties")).remove("status");
    ((ObjectNode) question.at("/$defs/Event/properties/page")).put("type", "string");
    ((ObjectNode) question.at("/$defs/ResponseDelay/properties/days")).putArray("type").add("integer").add("null");
    ((ObjectNode) question.at("/$defs/Deadline/properties/date")).remove("format");
    ((ObjectNode) question.at("/$defs/Reference/properties/part")).putArray("enum").add("question");
    ((ObjectNode) question.at("/$defs")).putObject("Vote");

    assertThat(String.join("\n", RecordComparison.differences(question, question, Question.class)).lines())
        .hasSize(6)
        .anyMatch(line -> line.startsWith("Question: fields"))
        .anyMatch(line -> line.startsWith("Event.page: type"))
        .anyMatch(line -> line.startsWith("ResponseDelay.days: may be null"))
        .anyMatch(line -> line.startsWith("Deadline.date: format"))
        .anyMatch(line -> line.startsWith("Reference.part: codes"))
        .anyMatch(line -> line.startsWith("$defs/Vote"));
  }

  @Test
  void everyHeaderOfADeadLetterIsDescribedAndEveryReasonIsAnExample() {
    assertThat(fields(deadLetter.at("/properties")))
        .containsAll(names(DeadLetter.class))
        .containsAll(names(RecordHeaders.class));
    assertThat(deadLetter.at("/properties/questeur.reason/examples"))
        .map(JsonNode::asText)
        .containsExactlyElementsOf(Arrays.stream(DeadLetterReason.values()).map(DeadLetterReason::code).toList());
    deadLetter.at("/properties").forEach(header -> assertThat(header.at("/description").asText()).isNotEmpty());
  }

  @Test
  void everyExampleIsOne() {
    assertThat(faultyExamples(question)).isEmpty();
    assertThat(faultyExamples(change)).isEmpty();
    assertThat(faultyExamples(stats)).isEmpty();
    assertThat(faultyExamples(deadLetter)).isEmpty();
  }

  @Test
  void whatIsWrittenIsValidAndWhatIsNotAQuestionIsNot() {
    for (Question each : List.of(Questions.answered(), Questions.pending(LocalDate.of(2025, 1, 7)))) {
      String json = new String(QuestionJson.write(each), StandardCharsets.UTF_8);
      assertThat(errors(question, json)).isEmpty();
    }
    assertThat(errors(question, "{}")).isNotEmpty();
  }

  private List<String> faultyExamples(JsonNode root) {
    List<String> faults = new ArrayList<>();
    for (JsonNode schema : root.findParents("examples")) {
      for (JsonNode example : schema.path("examples")) {
        ObjectNode alone = schema.deepCopy();
        alone.set("$defs", root.path("$defs"));
        errors(alone, example.toString()).forEach(error -> faults.add(example + ": " + error));
      }
    }
    return faults;
  }

  private static List<String> errors(JsonNode schema, String json) {
    return new PublishedSchema(schema.toString()).errors(json);
  }

  private static List<String> fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The values of its public constants that are texts. */
  private static List<String> names(Class<?> constants) {
    return Stream.of(constants.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
        .map(field -> {
          try {
            return (String) field.get(null);
          } catch (IllegalAccessException e) {
            throw new AssertionError(e);
          }
        })
        .toList();
  }
}
