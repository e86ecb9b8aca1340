package fr.questeur.enrich.stream;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several JSON values, one a line: {@link fr.questeur.contract.QuestionJson#write} puts none over several lines. So
 * they are put together and taken apart without being read, and one alone is as it is.
 */
public final class JsonLines {

  private JsonLines() {}

  /** At least one. */
  public static byte[] join(List<byte[]> lines) {
    if (lines.size() == 1) {
      return lines.get(0);
    }
    ByteArrayOutputStream joined =
        new ByteArrayOutputStream(lines.stream().mapToInt(line -> line.length + 1).sum());
    for (byte[] line : lines) {
      if (joined.size() > 0) {
        joined.write('\n');
      }
      joined.writeBytes(line);
    }
    return joined.toByteArray();
  }

  /** In a list that can be changed. */
  public static List<byte[]> split(byte[] joined) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < joined.length; i++) {
      if (joined[i] == '\n') {
        lines.add(Arrays.copyOfRange(joined, start, i));
        start = i + 1;
      }
    }
    lines.add(start == 0 ? joined : Arrays.copyOfRange(joined, start, joined.length));
    return lines;
  }

  /** Puts a line at a place that has one already, or behind the last. */
  public static void put(List<byte[]> lines, int place, byte[] line) {
    if (place < lines.size()) {
      lines.set(place, line);
    } else {
      lines.add(line);
    }
  }
}
