package fr.questeur.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of another encoding as UTF-8. */
final class Utf8Stream extends InputStream {

  private static final int CHARACTERS = 16 * 1024;

  private final Reader reader;
  private final char[] characters = new char[CHARACTERS];
  private byte[] bytes = new byte[0];
  private int position;
  private char pendingSurrogate;

  /** What is no text in that encoding becomes U+FFFD. */
  Utf8Stream(InputStream in, Charset charset) {
    reader =
        new InputStreamReader(
            in,
            charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE));
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - position);
    System.arraycopy(bytes, position, target, from, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    while (position == bytes.length) {
      int start = pendingSurrogate == 0 ? 0 : 1;
      characters[0] = pendingSurrogate;
      int read = reader.read(characters, start, characters.length - start);
      if (read < 0) {
        return false;
      }
      int end = start + read;
      pendingSurrogate = 0;
      if (Character.isHighSurrogate(characters[end - 1])) {
        pendingSurrogate = characters[--end];
      }
      bytes = new String(characters, 0, end).getBytes(StandardCharsets.UTF_8);
      position = 0;
    }
    return true;
  }
}
