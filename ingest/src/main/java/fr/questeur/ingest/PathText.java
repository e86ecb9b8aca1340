package fr.questeur.ingest;

import fr.questeur.contract.LedgerEntry;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Paths as text that loses nothing: two files never have the same. The form is that of {@link LedgerEntry#path}. */
final class PathText {

  /** What Java puts in place of bytes that are no text in the encoding of file names. */
  private static final char REPLACEMENT = '\uFFFD';

  /** What would be taken for an escaped byte. */
  private static final Pattern LIKE_ESCAPED = Pattern.compile("\\\\(?=x[0-9A-F]{2})");

  private PathText() {}

  /** The path as it is; of names that are not UTF-8 each byte that is none as {@code \xE9}. */
  static String of(Path absolute) {
    String text = absolute.toString();
    if (isPlain(text)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    for (Path name : absolute) {
      escaped.append(File.separatorChar).append(ofName(name));
    }
    return escaped.toString();
  }

  /** The same of one name. */
  static String ofName(Path name) {
    String text = name.toString();
    if (isPlain(text)) {
      return text;
    }
    return text.indexOf(REPLACEMENT) < 0
        ? LIKE_ESCAPED.matcher(text).replaceAll("\\\\x5C")
        : decode(bytes(name));
  }

  private static boolean isPlain(String text) {
    return text.indexOf(REPLACEMENT) < 0 && !text.contains("\\x");
  }

  /** Java shows them in URIs alone, percent-encoded. */
  private static byte[] bytes(Path name) {
    String uri = name.toUri().getRawPath();
    String withoutEnd = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = withoutEnd.lastIndexOf('/') + 1; at < withoutEnd.length(); at++) {
      if (withoutEnd.charAt(at) == '%') {
        bytes.write(Integer.parseInt(withoutEnd, at + 1, at + 3, 16));
        at += 2;
      } else {
        bytes.write(withoutEnd.charAt(at));
      }
    }
    return bytes.toByteArray();
  }

  private static String decode(byte[] name) {
    CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(name);
    CharBuffer out = CharBuffer.allocate(name.length);
    StringBuilder text = new StringBuilder();
    CoderResult result;
    do {
      result = utf8.decode(in, out, true);
      text.append(LIKE_ESCAPED.matcher(out.flip()).replaceAll("\\\\x5C"));
      out.clear();
      for (int i = 0; result.isError() && i < result.length(); i++) {
        text.append(String.format(Locale.ROOT, "\\x%02X", in.get()));
      }
    } while (result.isError());
    return text.toString();
  }

  /** For a line of a log: control characters are escaped, so that no name can forge a line. */
  static String printable(String path) {
    StringBuilder line = new StringBuilder(path.length());
    path.chars().forEach(c -> {
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        line.append(String.format(Locale.ROOT, "\\u%04x", c));
      } else {
        line.append((char) c);
      }
    });
    return line.toString();
  }
}
