package fr.questeur.operate;

import fr.questeur.contract.LedgerEntry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths as people type them, and as a shell passes them on: accents composed, though macOS writes them in two parts, and
 * one replacement character where the bytes of a name are no text. Several names may be typed alike.
 */
public final class TypedPath {

  /** As in {@link LedgerEntry#path}. */
  private static final Pattern ESCAPED_BYTE = Pattern.compile("\\\\x([0-9A-F]{2})");

  private TypedPath() {}

  /** Of a path that is stored. */
  public static String of(String stored) {
    return composed(stored.contains("\\x") ? decode(stored) : stored);
  }

  /** Of a path that was typed. */
  public static String composed(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFC);
  }

  private static String decode(String stored) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher escaped = ESCAPED_BYTE.matcher(stored);
    int at = 0;
    while (escaped.find()) {
      bytes.writeBytes(stored.substring(at, escaped.start()).getBytes(StandardCharsets.UTF_8));
      bytes.write(Integer.parseInt(escaped.group(1), 16));
      at = escaped.end();
    }
    bytes.writeBytes(stored.substring(at).getBytes(StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
