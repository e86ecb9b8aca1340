package fr.questeur.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/** Writes a long text, the same as ever, but as an array: of a string, Jackson asks for every character by itself. */
final class TextSerializer extends StdScalarSerializer<String> {

  TextSerializer() {
    super(String.class);
  }

  @Override
  public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
    char[] chars = text.toCharArray();
    json.writeString(chars, 0, chars.length);
  }
}
