package fr.questeur.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The entries of a ZIP file on disk, by its directory: damage of one is of no concern to the others. */
final class ZipFileEntries implements Entries {

  private final ZipFile zip;
  private final Budget budget;
  private final Enumeration<ZipArchiveEntry> entries;
  private long left;

  /**
   * Reads the directory.
   *
   * @param source closed with this
   * @throws UnsafeArchiveException if there are too many entries
   * @throws IOException if there is no directory
   */
  ZipFileEntries(Source source, Budget budget, int maxEntries) throws IOException {
    this.budget = budget;
    left = new ZipDirectory(source).count(maxEntries);
    if (left > maxEntries) {
      throw new UnsafeArchiveException("it has more than %,d entries".formatted(maxEntries));
    }
    zip =
        Faults.asDamage(
            () ->
                ZipFile.builder()
                    .setSeekableByteChannel(source)
                    .setUseUnicodeExtraFields(true)
                    .setIgnoreLocalFileHeader(true)
                    .get());
    entries = zip.getEntries();
  }

  @Override
  public Entry next() throws IOException {
    if (!entries.hasMoreElements()) {
      return null;
    }
    left--;
    ZipArchiveEntry entry = entries.nextElement();
    return Faults.asDamage(
        () ->
            new Entry(
                ZipFacts.name(entry),
                entry.getSize(),
                ZipFacts.lastModified(entry),
                ZipFacts.kind(entry),
                ZipFacts.unreadable(entry, zip.canReadEntryData(entry)),
                () -> open(entry)));
  }

  private InputStream open(ZipArchiveEntry entry) throws IOException {
    return new EntryStream(
        Faults.asDamage(() -> zip.getInputStream(entry)), budget, ZipFacts.expected(entry));
  }

  @Override
  public long left() {
    return left;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
