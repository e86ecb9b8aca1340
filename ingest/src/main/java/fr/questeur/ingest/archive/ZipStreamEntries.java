package fr.questeur.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** The entries of a ZIP file as they come: of one within another archive, or one that has lost its directory. */
final class ZipStreamEntries implements Entries {

  private final ZipArchiveInputStream zip;
  private final Tail tail;
  private final Budget budget;

  ZipStreamEntries(InputStream in, Budget budget) {
    this.budget = budget;
    tail = new Tail(in);
    zip = new ZipArchiveInputStream(tail, StandardCharsets.UTF_8.name(), true, true);
  }

  @Override
  public Entry next() throws IOException {
    ZipArchiveEntry entry = Faults.asDamage(zip::getNextEntry);
    if (entry == null) {
      if (!tail.endsLikeAZip()) {
        throw new IOException("it ends before its directory");
      }
      return null;
    }
    return Faults.asDamage(
        () ->
            new Entry(
                ZipFacts.name(entry),
                entry.getSize(),
                ZipFacts.lastModified(entry),
                ZipFacts.kind(entry),
                ZipFacts.unreadable(entry, zip.canReadEntryData(entry)),
                () -> new EntryStream(new Uncloseable(zip), budget, ZipFacts.expected(entry))));
  }

  @Override
  public void close() {
    // what it reads from is not its own
  }
}
