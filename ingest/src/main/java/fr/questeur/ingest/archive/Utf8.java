package fr.questeur.ingest.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** XML and JSON as UTF-8 without a byte order mark, whatever they were in. UTF-8 passes byte for byte. */
final class Utf8 {

  private static final int BUFFER = 8 * 1024;
  private static final int DECLARATION = 256;
  private static final Pattern ENCODING =
      Pattern.compile("^\\s*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

  private Utf8() {}

  /**
   * By the byte order mark, then by what an XML declaration says, else UTF-8.
   *
   * @throws IOException if it says an encoding that is not known
   */
  static InputStream of(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    buffered.mark(DECLARATION);
    byte[] head = buffered.readNBytes(DECLARATION);
    buffered.reset();
    if (begins(head, 0xEF, 0xBB, 0xBF)) {
      buffered.skipNBytes(3);
      return buffered;
    }
    if (begins(head, 0xFE, 0xFF) || begins(head, 0xFF, 0xFE)) {
      return new Utf8Stream(buffered, StandardCharsets.UTF_16); // reads the mark itself
    }
    Matcher declaration = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
    Charset charset = declaration.find() ? charset(declaration.group(1)) : StandardCharsets.UTF_8;
    boolean asItIs = charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
    return asItIs ? buffered : new Utf8Stream(buffered, charset);
  }

  private static Charset charset(String name) throws IOException {
    try {
      Charset charset = Charset.forName(name);
      // As browsers and enrich do: what is between 0x80 and 0x9F was written by Windows.
      return charset.equals(StandardCharsets.ISO_8859_1) ? Charset.forName("windows-1252") : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IOException("it says an encoding that is not known: " + name, e);
    }
  }

  private static boolean begins(byte[] head, int... mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
