package fr.questeur.ingest;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.ingest.archive.ContainerKind;
import fr.questeur.ingest.archive.Limits;
import fr.questeur.ingest.archive.Member;
import fr.questeur.ingest.archive.Members;
import fr.questeur.ingest.archive.Source;
import fr.questeur.ingest.archive.SourceException;
import fr.questeur.ingest.archive.Unpacker;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The members of one file on their way into batches. A batch is published only if the file is still as it was, so that
 * nothing of a file that is being written over is taken for a document. Ended early, it leaves to the next time what is
 * not published; what is, is known by its content then.
 */
final class Unpacking implements Members {

  /** Ends the reading: the file has changed, or it was told to stop. */
  private static final class Abandoned extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reading reading;

    Abandoned(Reading reading) {
      super(null, null, false, false);
      this.reading = reading;
    }
  }

  private final FoundFile file;
  private final String sha256;
  private final DocumentReader reader;
  private final Batch batch;
  private final BooleanSupplier flush;
  private final Fates fates;
  private long documents;
  private long documentsInBatch;
  private long left = -1;
  private int percent;

  /**
   * Prepares to unpack.
   *
   * @param sha256 of the file
   * @param flush publishes the batch; false if told to stop
   */
  Unpacking(
      FoundFile file, String sha256, DocumentReader reader, Batch batch, BooleanSupplier flush, Fates fates) {
    this.file = file;
    this.sha256 = sha256;
    this.reader = reader;
    this.batch = batch;
    this.flush = flush;
    this.fates = fates;
  }

  /** Reads it to its end, or as far as can be. The last members may still be in the batch. */
  Reading run(ContainerKind kind) {
    try (Source source = Source.open(file.path(), reader.stop())) {
      Limits limits = Limits.of(reader.maxBytes());
      String ownName = file.name().substring(file.name().lastIndexOf('/') + 1);
      Optional<Unpacker.Failure> failure =
          new Unpacker(source, limits, this).unpack(kind, ownName, file.lastModified());
      checkUnchanged();
      percent = 100;
      tellProgress(documents + documentsInBatch);
      return new Reading.Whole(failure.map(this::refused).orElseGet(this::unpacked));
    } catch (Abandoned e) {
      return abandon(e.reading);
    } catch (SourceException e) {
      return abandon(e.getCause() == null ? new Reading.Unfinished() : unreadable(e.getCause()));
    } catch (NoSuchFileException e) {
      return abandon(new Reading.Vanished());
    } catch (IOException e) {
      return abandon(unreadable(e));
    }
  }

  private Document unpacked() {
    return Document.unpacked(file, sha256, documents + documentsInBatch);
  }

  private Document refused(Unpacker.Failure failure) {
    String message =
        "this file cannot be read to its end, %,d documents in it were read before: %s"
            .formatted(documents + documentsInBatch, failure.message());
    return Document.refused(file, sha256, failure.reason(), message);
  }

  private Reading unreadable(IOException error) {
    return new Reading.Unreadable(InboxScanner.why(file.place(), error));
  }

  private Reading abandon(Reading reading) {
    batch.dropMembersOf(file);
    return reading;
  }

  @Override
  public void document(Member member, byte[] bytes) {
    add(Document.whole(file.member(member, bytes.length), bytes));
  }

  @Override
  public void tooLarge(Member member, long size, String sha256OfMember) {
    add(Document.tooLarge(file.member(member, size), sha256OfMember));
  }

  @Override
  public void refused(Member member, long size, DeadLetterReason reason, String message) {
    add(Document.refusedMember(file.member(member, size), sha256, reason, message));
  }

  @Override
  public void ignored(Member member, String why) {
    fates.member(FileFate.IGNORED, file.member(member, -1).name(), why);
  }

  @Override
  public void progress(long entriesLeft, int percentRead) {
    left = entriesLeft;
    percent = percentRead;
  }

  private void add(Document document) {
    if (!batch.hasRoomFor(document.bytes() == null ? 0 : document.bytes().length)) {
      checkUnchanged();
      if (!flush.getAsBoolean()) {
        throw new Abandoned(new Reading.Unfinished());
      }
      documents += documentsInBatch;
      documentsInBatch = 0;
      tellProgress(documents);
    }
    batch.add(document);
    documentsInBatch++;
  }

  private void tellProgress(long done) {
    fates.unpacking(file.name(), done, left, percent);
  }

  private void checkUnchanged() {
    try {
      if (!DocumentReader.isUnchanged(file)) {
        throw new Abandoned(new Reading.Unfinished());
      }
    } catch (NoSuchFileException e) {
      throw new Abandoned(new Reading.Vanished());
    } catch (IOException e) {
      throw new Abandoned(unreadable(e));
    }
  }
}
