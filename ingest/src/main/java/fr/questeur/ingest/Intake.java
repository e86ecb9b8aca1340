package fr.questeur.ingest;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.LedgerEntry;
import fr.questeur.ingest.SettledFiles.Cause;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * From sightings to fates: passes over what the ledger knows, waits for files to settle, reads them, and has them
 * published batch by batch. At most one batch of documents is in memory.
 */
final class Intake {

  private static final String KNOWN = "dealt with by an earlier run";
  private static final String SAME_CONTENT = "the same content was found before";

  private final LedgerIndex index;
  private final SettledFiles settled;
  private final ReaderSettings settings;
  private final DocumentReader reader;
  private final Batch batch;
  private final Publisher publisher;
  private final Retrying retrying;
  private final Fates fates;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Map<Inbox, String> unavailable = new HashMap<>();
  private long reads;

  Intake(
      LedgerIndex index,
      SettledFiles settled,
      ReaderSettings settings,
      Batch batch,
      Publisher publisher,
      Retrying retrying,
      Fates fates,
      Clock clock,
      LongSupplier nanoTime) {
    this.index = index;
    this.settled = settled;
    this.settings = settings;
    this.reader = new DocumentReader(settings);
    this.batch = batch;
    this.publisher = publisher;
    this.retrying = retrying;
    this.fates = fates;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /**
   * Takes what is seen for one cause.
   *
   * @param tellKnown whether files that the ledger knows are to be found, with a fate
   */
  InboxScanner.Sightings because(Cause cause, boolean tellKnown) {
    return new Taking(cause, tellKnown);
  }

  /** A file that was waited for is not there any more. */
  void vanished(FoundFile file) {
    end(file, FileFate.VANISHED, "gone before it could be read");
  }

  /** A file that was waited for keeps changing: whoever waits for all files is to go on without it. */
  void neverQuiet(FoundFile file) {
    end(file, FileFate.UNREADABLE,
        "still changing after %d minutes; read once it stays the same".formatted(SettledFiles.LONGEST.toMinutes()));
  }

  /** Publishes what was read so far. Told to stop, it may not: false then. */
  boolean flush() {
    return batch.isEmpty()
        || retrying.untilDone(() -> tell(batch.documents(), publisher.publish(batch.documents())));
  }

  private void tell(List<Document> documents, List<LedgerEntry> entries) {
    batch.clear();
    for (int i = 0; i < documents.size(); i++) {
      Document document = documents.get(i);
      switch (entries.get(i).fate()) {
        case PUBLISHED -> {
          fates.published(document.file().size());
          end(document.file(), FileFate.PUBLISHED, document.sha256());
        }
        case DEAD_LETTERED -> {
          fates.deadLetter(reason(document));
          end(document.file(), FileFate.DEAD_LETTERED, why(document));
        }
        case UNCHANGED -> end(document.file(), FileFate.UNCHANGED, SAME_CONTENT);
        case UNPACKED -> end(document.file(), FileFate.UNPACKED, document.members() + " documents");
      }
    }
  }

  private static DeadLetterReason reason(Document document) {
    return document.refusal() == null ? DeadLetterReason.TOO_LARGE : document.refusal().reason();
  }

  private static String why(Document document) {
    String what = document.refusal() == null ? document.file().size() + " bytes" : document.refusal().message();
    return reason(document).code() + ": " + what;
  }

  /** Files opened so far. */
  long reads() {
    return reads;
  }

  private void read(FoundFile file, OpenFolder folder) {
    reads++;
    // Unpacking a huge file takes long: what was read before it need not wait.
    if (reader.isTooLarge(file) || !batch.hasRoomFor(file.size())) {
      flush();
    }
    Reading reading = reader.read(file, folder);
    if (reading instanceof Reading.Container container) {
      reading = unpack(file, folder, container);
    }
    if (reading instanceof Reading.Whole whole) {
      settled.forget(file.place());
      batch.add(whole.document());
    } else if (reading instanceof Reading.Unfinished) {
      settled.changed(file, nanoTime.getAsLong());
    } else if (reading instanceof Reading.Unreadable unreadable) {
      end(file, FileFate.UNREADABLE, unreadable.why());
    } else {
      vanished(file);
    }
  }

  /** Members go the way of files; the file itself comes behind them, and is the last to be entered. */
  private Reading unpack(FoundFile file, OpenFolder folder, Reading.Container container) {
    if (index.knowsContent(container.sha256())) {
      return new Reading.Whole(Document.unpacked(file, container.sha256(), 0));
    }
    return new Unpacking(file, folder, container.sha256(), settings, batch, this::flush, fates).run(container.kind());
  }

  private void end(FoundFile file, FileFate fate, String why) {
    if (file.isMember()) {
      fates.member(fate, file.name(), why);
    } else {
      settled.forget(file.place());
      fates.done(fate, file.place(), file.name(), why);
    }
  }

  /** Why a watched folder could not be scanned the last time; null if all could. */
  String trouble() {
    return unavailable.isEmpty() ? null : String.join("; ", unavailable.values());
  }

  void scanBegins() {
    unavailable.clear();
    fates.scanBegins();
  }

  private final class Taking implements InboxScanner.Sightings {

    private final Cause cause;
    private final boolean tellKnown;

    Taking(Cause cause, boolean tellKnown) {
      this.cause = cause;
      this.tellKnown = tellKnown;
    }

    @Override
    public void file(FoundFile file, OpenFolder folder) {
      if (index.knows(file)) {
        if (settled.forget(file.place())) {
          fates.done(FileFate.UNCHANGED, file.place(), file.name(), SAME_CONTENT);
        } else if (tellKnown) {
          fates.done(FileFate.UNCHANGED, file.place(), file.name(), KNOWN);
        }
      } else if (!batch.contains(file.place())) {
        fates.found(file.place(), file.name(), file.size());
        if (settled.look(file, cause, nanoTime.getAsLong(), clock.instant())) {
          read(file, folder);
        }
      }
    }

    @Override
    public void ignored(String place, String name, String why) {
      settled.forget(place);
      fates.done(FileFate.IGNORED, place, name, why);
    }

    @Override
    public void unreadable(String place, String name, String why) {
      settled.forget(place);
      fates.done(FileFate.UNREADABLE, place, name, why);
    }

    @Override
    public void inboxUnavailable(Inbox inbox, String why) {
      unavailable.put(inbox, why);
      fates.done(FileFate.UNREADABLE, inbox.place(), inbox.name(), why);
    }
  }
}
