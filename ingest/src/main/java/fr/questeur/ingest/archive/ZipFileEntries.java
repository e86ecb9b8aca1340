package fr.questeur.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
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
   * @param file closed with this
   * @param count of its entries
   */
  ZipFileEntries(SeekableByteChannel file, Budget budget, long count) throws IOException {
    this.budget = budget;
    left = count;
    zip =
        Faults.asDamage(
            () ->
                ZipFile.builder()
                    .setSeekableByteChannel(file)
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
