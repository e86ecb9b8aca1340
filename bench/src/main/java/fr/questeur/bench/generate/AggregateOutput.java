package fr.questeur.bench.generate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file with a list of all questions, as the open data of the 14th legislature is ({@code Questions_ecrites_XIV}).
 * Written as a stream: it may be larger than memory.
 */
public final class AggregateOutput implements Output {

  private final Layout layout;
  private final OutputStream out;
  private final StringBuilder buffer = new StringBuilder();
  private boolean isFirst = true;
  private long size;

  /**
   * Opens the file.
   *
   * @throws IllegalArgumentException if there are no such files in that layout
   */
  public AggregateOutput(Path file, Layout layout) throws IOException {
    if (layout.entries() == null) {
      throw new IllegalArgumentException(
          "aggregates exist of open-data-json and open-data-xml, not of " + layout.id());
    }
    this.layout = layout;
    this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    put(
        isJson()
            ? "{\"questionsEcrites\": {\"question\": ["
            : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<questionsEcrites>\n");
  }

  @Override
  public void write(Layout layout, Facts facts) throws IOException {
    buffer.setLength(0);
    if (isJson() && !isFirst) {
      buffer.append(",\n");
    }
    layout.entries().accept(facts, buffer);
    put(buffer.toString());
    isFirst = false;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      put(isJson() ? "]}}" : "</questionsEcrites>\n");
    }
  }

  private boolean isJson() {
    return layout == Layout.OPEN_DATA_JSON;
  }

  private void put(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes);
    size += bytes.length;
  }
}
