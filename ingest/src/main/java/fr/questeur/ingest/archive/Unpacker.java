package fr.questeur.ingest.archive;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.ingest.archive.Entry.Kind;
import fr.questeur.ingest.common.Times;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;

/**
 * Reads one file that holds documents, with all that is nested in it, and gives them one by one. For one file and one
 * thread.
 */
public final class Unpacker {

  private static final String STEP = "!/";
  private static final Pattern UID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int BUFFER = 64 * 1024;

  /** The largest table a {@code .Z} may ask for: codes of 16 bits. */
  private static final int MOST_COMPRESS_KIBIBYTES = 1024;

  /**
   * Why no more could be read of a file.
   *
   * @param message in a sentence
   */
  public record Failure(DeadLetterReason reason, String message) {}

  private final Source source;
  private final Limits limits;
  private final Members members;
  private final Budget budget;

  public Unpacker(Source source, Limits limits, Members members) {
    this.source = source;
    this.limits = limits;
    this.members = members;
    budget = new Budget(limits, source.size());
  }

  /**
   * Reads the file.
   *
   * @param name of the file, for what has no name of its own inside
   * @param lastModified of the file, for what has no time of its own inside
   * @return why it ends early; empty if it does not. What stands before has been given
   * @throws SourceException if the file cannot be read on
   */
  public Optional<Failure> unpack(ContainerKind kind, String name, Instant lastModified) {
    Member file = new Member("", lastModified);
    try {
      if (kind == ContainerKind.ZIP) {
        zipFile(file);
      } else {
        container(kind, stream(), file, name, 1);
      }
      return Optional.empty();
    } catch (UnsafeArchiveException e) {
      return Optional.of(new Failure(DeadLetterReason.UNSAFE_ARCHIVE, Faults.phrase(e)));
    } catch (IOException e) {
      return Optional.of(new Failure(DeadLetterReason.DAMAGED_ARCHIVE, Faults.phrase(e)));
    }
  }

  /** By its directory; without one, what can be read before the damage. */
  private void zipFile(Member file) throws IOException {
    Entries entries;
    try {
      entries = new ZipFileEntries(source.fromBeginning(), budget);
    } catch (ZipDirectory.SplitException e) {
      InputStream in = stream();
      if (in.read() != 'P' || in.read() != 'K') {
        throw e;
      }
      entries = zipStream(); // its parts were joined: nothing is missing, but the places in the directory are wrong
    } catch (ZipDirectory.MissingException e) {
      entries = zipStream();
    }
    archive(entries, file, 1);
  }

  private Entries zipStream() {
    return new ZipStreamEntries(stream(), budget);
  }

  private InputStream stream() {
    return new BufferedInputStream(Channels.newInputStream(source.fromBeginning()), BUFFER);
  }

  private void container(ContainerKind kind, InputStream in, Member origin, String name, int depth)
      throws IOException {
    switch (kind) {
      case ZIP -> archive(new ZipStreamEntries(in, budget), origin, depth);
      case TAR -> archive(new TarEntries(in, budget), origin, depth);
      case GZIP -> gzip(in, origin, name, depth);
      case COMPRESS -> {
        InputStream z = Faults.asDamage(() -> new ZCompressorInputStream(in, MOST_COMPRESS_KIBIBYTES));
        compressed(new EntryStream(z, budget, null), origin, withoutEnding(name), depth);
      }
      case BZIP2 -> {
        InputStream bzip2 = Faults.asDamage(() -> new BZip2CompressorInputStream(in, true));
        compressed(new EntryStream(bzip2, budget, null), origin, withoutEnding(name), depth);
      }
      case XML -> split(new XmlSplitter(in, limits.maxDocumentBytes()), origin);
      case JSON -> split(new JsonSplitter(in, limits.maxDocumentBytes()), origin);
    }
  }

  private void split(Splitter aggregate, Member origin) throws IOException {
    long position = 0;
    for (Splitter.Piece piece = aggregate.next(); piece != null; piece = aggregate.next()) {
      position++;
      boolean named = piece.uid() != null && UID.matcher(piece.uid()).matches();
      budget.unpacked(piece.content().size());
      String path = origin.path() + "#" + (named ? piece.uid() : Long.toString(position));
      piece.content().give(new Member(path, origin.lastModified()), members);
      members.progress(-1, source.percentRead());
    }
  }

  private void gzip(InputStream in, Member origin, String name, int depth) throws IOException {
    try (GzipStream gzip = new GzipStream(in)) {
      Member inside = gzip.lastModified() == null ? origin : new Member(origin.path(), gzip.lastModified());
      String ownName = gzip.name();
      boolean named = ownName != null && EntryNames.unsafe(ownName).isEmpty() && ownName.indexOf('/') < 0;
      compressed(new EntryStream(gzip, budget, null), inside, named ? ownName : withoutEnding(name), depth);
      gzip.rest();
    }
  }

  /** One document, or a tar. */
  private void compressed(InputStream in, Member origin, String innerName, int depth) throws IOException {
    Peeked content = new Peeked(in);
    if (content.kind().equals(Optional.of(ContainerKind.TAR))) {
      archive(new TarEntries(content, budget), origin, depth);
    } else {
      read(content, new Member(origin.path() + STEP + innerName, origin.lastModified()), -1, innerName, depth);
    }
    content.transferTo(OutputStream.nullOutputStream()); // to its check sum
  }

  private static String withoutEnding(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name + ".unpacked" : name.substring(0, dot);
  }

  private void archive(Entries archive, Member origin, int depth) throws IOException {
    try (archive) {
      EntryNames.Ignored ignored = new EntryNames.Ignored();
      for (Entry entry = archive.next(); entry != null; entry = archive.next()) {
        budget.entry();
        if (entry.kind() != Kind.FOLDER) {
          entry(entry, ignored, origin, depth);
        }
        members.progress(depth == 1 ? archive.left() : -1, source.percentRead());
      }
    }
  }

  private void entry(Entry entry, EntryNames.Ignored ignored, Member origin, int depth) throws IOException {
    Instant time = Times.isPublished(entry.lastModified()) ? entry.lastModified() : origin.lastModified();
    Optional<String> unsafe = EntryNames.unsafe(entry.name());
    if (unsafe.isPresent()) {
      refuse(new Member(origin.path() + STEP + EntryNames.shown(entry.name()), time), entry, DeadLetterReason.UNSAFE_ARCHIVE,
          "this entry is not unpacked: " + unsafe.get());
      return;
    }
    String name = EntryNames.normalised(entry.name());
    Optional<EntryNames.Ignored.Found> passedOver = ignored.of(name);
    if (passedOver.isPresent()) {
      if (passedOver.get().why() != null) {
        members.ignored(new Member(origin.path() + STEP + passedOver.get().path(), time), passedOver.get().why());
      }
      return;
    }
    Member member = new Member(origin.path() + STEP + name, time);
    if (entry.kind() == Kind.SPECIAL) {
      refuse(member, entry, DeadLetterReason.UNSAFE_ARCHIVE, "this entry is not unpacked: it is a link or a device");
    } else if (entry.unreadable() != null) {
      refuse(member, entry, DeadLetterReason.DAMAGED_ARCHIVE, "this entry cannot be read: " + entry.unreadable());
    } else {
      read(entry, member, name, depth);
    }
  }

  private void read(Entry entry, Member member, String name, int depth) throws IOException {
    try (InputStream in = entry.bytes().open()) {
      read(new Peeked(in), member, entry.size(), name, depth);
    } catch (UnsafeArchiveException e) {
      throw e;
    } catch (IOException e) {
      refuse(member, entry, DeadLetterReason.DAMAGED_ARCHIVE, "this entry cannot be read: " + Faults.phrase(e));
    }
  }

  private void refuse(Member member, Entry entry, DeadLetterReason reason, String message) {
    members.refused(member, entry.size(), reason, message);
  }

  private void read(Peeked content, Member member, long size, String name, int depth) throws IOException {
    Optional<ContainerKind> kind = content.kind();
    if (kind.isEmpty()) {
      Content document = new Content(limits.maxDocumentBytes(), size);
      document.appendAll(content);
      document.give(member, members);
    } else if (kind.get().isArchive() && depth >= limits.maxDepth()) {
      members.refused(member, -1, DeadLetterReason.UNSAFE_ARCHIVE,
          "archives in archives are unpacked to a depth of %d, and this one lies deeper".formatted(limits.maxDepth()));
    } else {
      container(kind.get(), content, member, name.substring(name.lastIndexOf('/') + 1), depth + 1);
    }
  }
}
