package fr.questeur.enrich.parse.data;

import fr.questeur.enrich.parse.common.Prose;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Texts of the flow; the schema says that those with markup are in Base64. */
final class FlowText {

  /** No sentence of French is one word of that length. */
  private static final int SHORTEST = 40;

  private static final Pattern BASE_64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");
  private static final Pattern LINE_ENDS = Pattern.compile("[\\n\\t ]+");

  private FlowText() {}

  /** Null if there is no text. */
  static String prose(Node field) {
    String text = field.markup();
    String decoded = decoded(text);
    return Prose.of(decoded == null ? text : decoded);
  }

  private static String decoded(String text) {
    String start = text.stripLeading();
    if (start.length() < SHORTEST || !BASE_64.matcher(start.substring(0, SHORTEST)).matches()) {
      return null;
    }
    String encoded = LINE_ENDS.matcher(text).replaceAll("");
    if (!BASE_64.matcher(encoded).matches()) {
      return null;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return null;
    }
  }
}
