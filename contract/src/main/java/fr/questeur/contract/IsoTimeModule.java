package fr.questeur.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** Has Jackson read dates and instants by {@link IsoTime}; what is none is its own deserializers' to read or to refuse. */
final class IsoTimeModule extends SimpleModule {

  private static final long serialVersionUID = 1;

  IsoTimeModule() {
    addDeserializer(LocalDate.class, new Plain<>(LocalDate.class, IsoTime::date, LocalDateDeserializer.INSTANCE));
    addDeserializer(Instant.class, new Plain<>(Instant.class, IsoTime::instant, InstantDeserializer.INSTANT));
  }

  private static final class Plain<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1;

    private final transient Function<String, T> plain;
    private final JsonDeserializer<T> other;

    Plain(Class<T> type, Function<String, T> plain, JsonDeserializer<T> other) {
      super(type);
      this.plain = plain;
      this.other = other;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        try {
          return plain.apply(parser.getText());
        } catch (DateTimeException e) {
          // Refused below, with a word on where it stands.
        }
      }
      return other.deserialize(parser, context);
    }
  }
}
