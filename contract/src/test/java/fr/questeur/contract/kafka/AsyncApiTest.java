package fr.questeur.contract.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.questeur.contract.Change;
import fr.questeur.contract.ChangeType;
import fr.questeur.contract.Coded;
import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.QuestionUid;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

/** {@code docs/asyncapi.yaml} says what the code says. */
class AsyncApiTest {

  private static final Set<String> STAGES = Set.of("ingest", "enrich", "feed", "sink");
  private static final Pattern RIGHT =
      Pattern.compile("--allow-principal User:questeur-(\\w+) --operation (Read|Write) --topic (questions\\.\\S+)");

  private final AsyncApi api = AsyncApi.read();

  @Test
  void everyTopicIsDescribedWithItsSettings() {
    Map<String, Topic> described = new HashMap<>();
    api.channels().forEach((name, channel) -> {
      JsonNode kafka = channel.at("/bindings/kafka");
      assertThat(kafka.path("topic").asText()).isEqualTo(name);
      Map<String, String> config = new HashMap<>();
      kafka.path("topicConfiguration").properties().forEach(setting ->
          config.put(setting.getKey(), setting.getValue().path(0).asText(setting.getValue().asText())));
      described.put(name, new Topic(name, kafka.path("partitions").asInt(0), config));
    });
    assertThat(described.values()).containsExactlyInAnyOrderElementsOf(Topics.all());
  }

  @Test
  void everyHeaderIsDescribedAndNoneIsMadeUp() {
    Set<String> described = new TreeSet<>();
    messages().values().forEach(message ->
        api.resolve(message.path("headers")).path("properties").fieldNames().forEachRemaining(described::add));
    assertThat(described)
        .isEqualTo(constants(RecordHeaders.class, TraceContext.class, CloudEvent.class, DeadLetter.class));
  }

  @Test
  void aQuestionHasTheHeadersOfItsEvent() {
    var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    CloudEvent.putQuestion(headers, 2, 17, "ab".repeat(32), 0);
    assertDescribed(headers, "questions.enriched question");
  }

  @Test
  void aChangeHasTheHeadersOfItsEvent() {
    var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    Change change =
        new Change(
            QuestionUid.parse("QANR5L14QE26402"), ChangeType.ANSWERED, null, null, Instant.EPOCH, null, null, null, null);
    CloudEvent.putChange(headers, change, "2-118-0");
    assertDescribed(headers, "questions.changes change");
    assertThat(RecordHeaders.text(headers, CloudEvent.TYPE))
        .matches(messages().get("questions.changes change").at("/headers/properties/ce_type/pattern").asText());
  }

  private void assertDescribed(Headers headers, String message) {
    JsonNode described = messages().get(message).path("headers").path("properties");
    headers.forEach(header -> {
      JsonNode property = described.path(header.key());
      assertThat(property.has("description")).as(header.key()).isTrue();
      assertThat(property.path("const").asText(RecordHeaders.text(headers, header.key())))
          .isEqualTo(RecordHeaders.text(headers, header.key()));
    });
  }

  @Test
  void smallRecordsHaveTheFieldsOfTheirJavaRecords() {
    assertFields("questions.ledger ledgerEntry", LedgerEntry.class, "fate", LedgerEntry.Fate.values());
    assertFields("questions.dead-letter-resolution resolution", Resolution.class, "state", Resolution.State.values());
    assertFields("questions.installation topicIdentity", TopicIdentity.class, null);
    assertFields("questions.account account", Account.class, null);
  }

  @Test
  void stagesDoWhatTheirRightsAllow() throws IOException {
    Set<String> allowed = new TreeSet<>();
    try (Stream<String> lines = Files.lines(Path.of("..", "deploy", "acls.txt"))) {
      lines
          .map(RIGHT::matcher)
          .filter(line -> line.find() && STAGES.contains(line.group(1)))
          .map(line -> line.group(1) + (line.group(2).equals("Read") ? " receive " : " send ") + line.group(3))
          .forEach(allowed::add);
    }
    Set<String> described =
        api.operations().stream()
            .filter(each -> STAGES.contains(each.substring(0, each.indexOf(' '))))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(described).isEqualTo(allowed);
  }

  private void assertFields(String message, Class<? extends Record> type, String coded, Coded... codes) {
    JsonNode payload = messages().get(message).path("payload");
    List<String> fields = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    assertThat(payload.path("properties").fieldNames()).toIterable().containsExactlyElementsOf(fields);
    assertThat(payload.path("required")).map(JsonNode::asText).containsExactlyElementsOf(fields);
    if (coded != null) {
      assertThat(payload.path("properties").path(coded).path("enum"))
          .map(JsonNode::asText)
          .containsExactlyElementsOf(Arrays.stream(codes).map(Coded::code).toList());
    }
  }

  /** By topic and name. */
  private Map<String, JsonNode> messages() {
    Map<String, JsonNode> messages = new LinkedHashMap<>();
    api.channels().forEach((topic, channel) ->
        channel.path("messages").properties().forEach(message ->
            messages.put(topic + " " + message.getKey(), api.resolve(message.getValue()))));
    return messages;
  }

  /** Names of headers. */
  private static Set<String> constants(Class<?>... types) {
    return Arrays.stream(types)
        .flatMap(type -> Arrays.stream(type.getFields()))
        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
        .filter(field -> !Set.of("QUESTION_TYPE", "ENRICH", "FEED").contains(field.getName()))
        .map(field -> {
          try {
            return (String) field.get(null);
          } catch (IllegalAccessException e) {
            throw new AssertionError(e);
          }
        })
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
