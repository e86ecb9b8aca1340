package fr.questeur.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/**
 * The JSON form of the contract: UTF-8, camelCase, ISO 8601 dates, every field present ({@code null} where the document
 * does not say). Readers ignore fields they do not know, so that fields can be added.
 */
public final class QuestionJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new IsoTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final ObjectWriter WRITER = MAPPER.writer();
  private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();
  private static final Set<Class<?>> VERSIONED = Set.of(Question.class, Change.class, PortfolioStats.class);
  private static final String VERSION_FIELD = "schemaVersion";
  private static final ObjectReader QUESTION = MAPPER.readerFor(Question.class);
  private static final ObjectReader OUTLINE =
      MAPPER.copy()
          .addMixIn(Publication.class, WithoutText.class)
          .addMixIn(Question.class, WithoutLists.class)
          .readerFor(Question.class);

  private QuestionJson() {}

  /** One line of JSON. */
  public static byte[] write(Object contractRecord) {
    try {
      return WRITER.writeValueAsBytes(contractRecord);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON form: " + contractRecord.getClass(), e);
    }
  }

  /** Indented, for people. */
  public static String writePretty(Object contractRecord) {
    try {
      return PRETTY.writeValueAsString(contractRecord);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON form: " + contractRecord.getClass(), e);
    }
  }

  /**
   * Reads a question.
   *
   * @return never null
   * @throws UncheckedIOException if it is not one, or of an unknown version
   */
  public static Question read(byte[] json) {
    return read(QUESTION, json, true);
  }

  /**
   * Reads a question without what is most of its bytes: the texts of its publications are null, and there are no references
   * and no supplements.
   *
   * @return never null
   * @throws UncheckedIOException if it is not one, or of an unknown version
   */
  public static Question readOutline(byte[] json) {
    return read(OUTLINE, json, true);
  }

  /**
   * Reads another record of the contract.
   *
   * @return never null
   * @throws UncheckedIOException if it is not one, or of an unknown version
   */
  public static <T> T read(byte[] json, Class<T> type) {
    return read(MAPPER.readerFor(type), json, VERSIONED.contains(type));
  }

  private static <T> T read(ObjectReader reader, byte[] json, boolean isVersioned) {
    try {
      if (isVersioned) {
        checkVersion(json);
      }
      T value = reader.readValue(json);
      if (value == null) {
        throw new IOException("JSON null");
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException("not the JSON of this contract: " + message(e), e);
    }
  }

  /** Without the place, which Jackson puts on a line of its own. */
  private static String message(IOException e) {
    return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
  }

  /** The version comes first in what Questeur writes, so that this reads no further. */
  private static void checkVersion(byte[] json) throws IOException {
    try (JsonParser parser = MAPPER.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isVersion = VERSION_FIELD.equals(parser.currentName());
        JsonToken value = parser.nextToken();
        if (isVersion) {
          if (value != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() != Question.SCHEMA_VERSION) {
            throw new IOException("unknown schemaVersion");
          }
          return;
        }
        parser.skipChildren();
      }
    }
  }

  private abstract static class WithoutText {
    @JsonDeserialize(using = Unread.class)
    String text;
  }

  private abstract static class WithoutLists {
    @JsonDeserialize(using = UnreadList.class)
    List<Reference> references;

    @JsonDeserialize(using = UnreadList.class)
    List<Supplement> supplements;
  }

  /** A text that nobody asks the parser for is not decoded either. */
  private static final class Unread extends JsonDeserializer<String> {
    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      parser.skipChildren();
      return null;
    }
  }

  private static final class UnreadList extends JsonDeserializer<List<?>> {
    @Override
    public List<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      parser.skipChildren();
      return List.of();
    }
  }
}
