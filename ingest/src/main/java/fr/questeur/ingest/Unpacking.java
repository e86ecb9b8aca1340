package fr.questeur.ingest;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.stage.CrashJournal;
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

  /** Ends the reading at an entry that has ended the process before: what stands before it is published. */
  private static final class SetAside extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SetAside() {
      super(null, null, false, false);
    }
  }

  private final FoundFile file;
  private final OpenFolder folder;
  private final String sha256;
  private final ReaderSettings settings;
  private final Batch batch;
  private final BooleanSupplier flush;
  private final Fates fates;
  private long documents;
  private long documentsInBatch;
  private long left = -1;
  private int percent;

  /** Of entries and documents, counted the same way each time. */
  private long position;

  private CrashJournal.Work work;

  /**
   * Prepares to unpack.
   *
   * @param folder that the file is in
   * @param sha256 of the file
   * @param flush publishes the batch; false if told to stop
   */
  Unpacking(
      FoundFile file,
      OpenFolder folder,
      String sha256,
      ReaderSettings settings,
      Batch batch,
      BooleanSupplier flush,
      Fates fates) {
    this.file = file;
    this.folder = folder;
    this.sha256 = sha256;
    this.settings = settings;
    this.batch = batch;
    this.flush = flush;
    this.fates = fates;
  }

  /** Reads it to its end, or as far as can be. The last members may still be in the batch. */
  Reading run(ContainerKind kind) {
    try (Source source = Source.of(folder.open(file.path().getFileName()), settings.stop())) {
      return new Reading.Whole(unpack(source, kind));
    } catch (Abandoned e) {
      return abandon(e.reading);
    } catch (SourceException e) {
      return abandon(e.getCause() == null ? new Reading.Unfinished() : unreadable(e.getCause()));
    } catch (NoSuchFileException e) {
      return abandon(new Reading.Vanished());
    } catch (IOException e) {
      return abandon(unreadable(e));
    } finally {
      endWork();
    }
  }

  private Document unpack(Source source, ContainerKind kind) {
    Limits limits = Limits.of(settings.maxBytes());
    String ownName = file.name().substring(file.name().lastIndexOf('/') + 1);
    Document whole;
    try {
      beginWork();
      Optional<Unpacker.Failure> failure =
          new Unpacker(source, limits, this).unpack(kind, ownName, file.lastModified());
      percent = 100;
      whole = failure.map(this::refused).orElseGet(this::unpacked);
    } catch (SetAside e) {
      whole = setAside();
    }
    checkUnchanged();
    tellProgress(documents + documentsInBatch);
    return whole;
  }

  /** An entry that ends the process (out of memory, a crash of the JVM) must not do so at every start. */
  private void beginWork() {
    String entry = String.join("\0", file.place(), sha256, Long.toString(position));
    if (settings.crashes().isPoison(entry)) {
      // Once it has its dead letter. Made to be read again, it gets another chance.
      settings.crashes().forget(entry);
      throw new SetAside();
    }
    work = settings.crashes().begin(entry);
  }

  private void endWork() {
    if (work != null) {
      work.close();
      work = null;
    }
  }

  private Document setAside() {
    String message =
        "this file ended the process %d times while its entry number %,d was read; %,d documents before it were read"
            .formatted(CrashJournal.LIMIT, position + 1, documents + documentsInBatch);
    return Document.refused(file, sha256, DeadLetterReason.PROCESS_CRASH, message);
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
    if (!isExcluded(member)) {
      add(Document.whole(file.member(member, bytes.length), bytes));
    }
  }

  @Override
  public void tooLarge(Member member, long size, String sha256OfMember) {
    if (!isExcluded(member)) {
      add(Document.tooLarge(file.member(member, size), sha256OfMember));
    }
  }

  @Override
  public void refused(Member member, long size, DeadLetterReason reason, String message) {
    if (!isExcluded(member)) {
      add(Document.refusedMember(file.member(member, size), sha256, reason, message));
    }
  }

  @Override
  public void ignored(Member member, String why) {
    fates.member(FileFate.IGNORED, file.member(member, -1).name(), why);
  }

  /** By the patterns of the user, to which archives are folders, and an aggregate the file that it is. */
  private boolean isExcluded(Member member) {
    if (!settings.exclusions().hasPatterns()) {
      return false;
    }
    String path = file.name().substring(file.name().indexOf('/') + 1) + member.path().replace("!/", "/");
    int inAggregate = path.indexOf('#', path.lastIndexOf('/') + 1);
    Optional<String> why = settings.exclusions().excludedWithFolders(path);
    if (why.isEmpty() && inAggregate > 0) {
      why = settings.exclusions().excludedWithFolders(path.substring(0, inAggregate));
    }
    why.ifPresent(pattern -> ignored(member, pattern));
    return why.isPresent();
  }

  @Override
  public void progress(long entriesLeft, int percentRead) {
    left = entriesLeft;
    percent = percentRead;
    endWork();
    position++;
    beginWork();
  }

  private void add(Document document) {
    if (!batch.hasRoomFor(document.bytes() == null ? 0 : document.bytes().length)) {
      checkUnchanged();
      endWork(); // Kafka may be away for long; a process killed meanwhile says nothing about this entry
      if (!flush.getAsBoolean()) {
        throw new Abandoned(new Reading.Unfinished());
      }
      documents += documentsInBatch;
      documentsInBatch = 0;
      tellProgress(documents);
      beginWork();
    }
    batch.add(document);
    documentsInBatch++;
  }

  private void tellProgress(long done) {
    fates.unpacking(file.name(), done, left, percent);
  }

  private void checkUnchanged() {
    try {
      if (!DocumentReader.isUnchanged(file, folder)) {
        throw new Abandoned(new Reading.Unfinished());
      }
    } catch (NoSuchFileException e) {
      throw new Abandoned(new Reading.Vanished());
    } catch (IOException e) {
      throw new Abandoned(unreadable(e));
    }
  }
}
