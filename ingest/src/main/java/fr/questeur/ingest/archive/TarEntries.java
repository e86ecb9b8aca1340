package fr.questeur.ingest.archive;

import fr.questeur.ingest.archive.Entry.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The entries of a tar archive as they come. */
final class TarEntries implements Entries {

  private final Reader tar;
  private final Budget budget;

  TarEntries(InputStream in, Budget budget) {
    this.budget = budget;
    tar = new Reader(in);
  }

  @Override
  public Entry next() throws IOException {
    TarArchiveEntry entry = Faults.asDamage(tar::getNextEntry);
    if (entry == null) {
      if (!tar.ended) {
        throw new IOException("it ends without the mark of its end");
      }
      return null;
    }
    return new Entry(
        entry.getName().replace('\\', '/'),
        entry.getSize(),
        lastModified(entry),
        kind(entry),
        tar.canReadEntryData(entry) ? null : "it is stored in a way that is not supported",
        () -> new EntryStream(new Uncloseable(tar), budget, expected(entry)));
  }

  private static Instant lastModified(TarArchiveEntry entry) {
    Instant time = entry.getLastModifiedTime().toInstant();
    return time.getEpochSecond() <= 0 ? null : time;
  }

  private static Kind kind(TarArchiveEntry entry) {
    if (entry.isDirectory()) {
      return Kind.FOLDER;
    }
    boolean link = entry.isLink() || entry.isSymbolicLink();
    boolean device = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
    return link || device ? Kind.SPECIAL : Kind.FILE;
  }

  private static EntryStream.Expected expected(TarArchiveEntry entry) {
    return new EntryStream.Expected() {
      @Override
      public long size() {
        return entry.getRealSize();
      }

      @Override
      public long crc() {
        return -1;
      }
    };
  }

  @Override
  public void close() {
    // what it reads from is not its own
  }

  private static final class Reader extends TarArchiveInputStream {

    private boolean ended;

    Reader(InputStream in) {
      super(in, StandardCharsets.UTF_8.name());
    }

    @Override
    protected boolean isEOFRecord(byte[] header) {
      ended |= super.isEOFRecord(header) && header != null;
      return super.isEOFRecord(header);
    }
  }
}
