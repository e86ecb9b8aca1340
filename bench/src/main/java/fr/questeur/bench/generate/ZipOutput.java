package fr.questeur.bench.generate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An entry of one zip for each document. The same documents make the same bytes. */
public final class ZipOutput implements Output {

  private static final LocalDateTime MODIFIED = LocalDateTime.of(2026, 1, 1, 0, 0);

  private final ZipOutputStream zip;
  private long size;

  public ZipOutput(Path file) throws IOException {
    zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  @Override
  public void write(Layout layout, Facts facts) throws IOException {
    ZipEntry entry = new ZipEntry(FolderOutput.pathOf(layout, facts));
    entry.setTimeLocal(MODIFIED);
    zip.putNextEntry(entry);
    byte[] document = layout.document(facts);
    zip.write(document);
    zip.closeEntry();
    size += document.length;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
