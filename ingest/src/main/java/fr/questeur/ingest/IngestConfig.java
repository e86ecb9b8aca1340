package fr.questeur.ingest;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.ingest.common.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What ingest watches and how.
 *
 * @param inboxes the folders, at least one, none inside another
 * @param quietPeriod how long a file that is written in place, or empty, must stay the same before it is read; longer
 *     than its writers ever pause. A file that appears whole, by a rename, is read almost at once
 * @param rescanInterval between two scans of everything, for what the file system does not report
 * @param transactionalId of the producer: a second ingest with the same one ends the first. The default is made of
 *     the paths, so two machines that watch folders of the same path need one each
 * @param maxDocumentBytes a larger file is a dead letter
 * @param batchDocuments at most so many documents in a transaction
 * @param batchBytes at most so many bytes of documents in a transaction, or one document
 * @param watch whether the file system is to report changes; else what changes is found by scans alone
 * @param exclusions what is left out of the folders
 * @param crashJournal a file that remembers over the death of the process which entry of an archive was being read, in a
 *     folder that exists and of this ingest alone; null for none: an archive that ends the process does so at every start
 */
public record IngestConfig(
    List<Path> inboxes,
    Duration quietPeriod,
    Duration rescanInterval,
    String transactionalId,
    int maxDocumentBytes,
    int batchDocuments,
    long batchBytes,
    boolean watch,
    Exclusions exclusions,
    Path crashJournal) {

  public static final Duration DEFAULT_QUIET_PERIOD = Duration.ofSeconds(3);
  public static final Duration DEFAULT_RESCAN_INTERVAL = Duration.ofSeconds(5);
  public static final int DEFAULT_BATCH_DOCUMENTS = 2_000;
  public static final long DEFAULT_BATCH_BYTES = 16 * 1024 * 1024;

  public IngestConfig {
    inboxes = List.copyOf(inboxes);
    Objects.requireNonNull(transactionalId, "transactionalId");
    require(!inboxes.isEmpty(), "no folder to watch");
    require(!quietPeriod.isNegative(), "the quiet period is negative: " + quietPeriod);
    require(!rescanInterval.isNegative() && !rescanInterval.isZero(), "no rescan interval: " + rescanInterval);
    require(maxDocumentBytes > 0, "no document is so small: " + maxDocumentBytes + " bytes");
    require(batchDocuments > 0, "a batch holds at least one document, not " + batchDocuments);
    require(batchBytes > 0, "a batch holds at least one byte, not " + batchBytes);
  }

  /**
   * The defaults.
   *
   * @throws IllegalArgumentException if a folder is missing, is none, or lies in another
   */
  public static IngestConfig of(List<Path> inboxes) {
    return new IngestConfig(
        inboxes,
        DEFAULT_QUIET_PERIOD,
        DEFAULT_RESCAN_INTERVAL,
        transactionalId(inboxes),
        Topics.MAX_DOCUMENT_BYTES,
        DEFAULT_BATCH_DOCUMENTS,
        DEFAULT_BATCH_BYTES,
        true,
        Exclusions.NONE,
        null);
  }

  /** The same for whoever is interested in the first pass only: what comes later is in no hurry. */
  public IngestConfig withoutWatch() {
    return new IngestConfig(
        inboxes, quietPeriod, rescanInterval, transactionalId, maxDocumentBytes, batchDocuments, batchBytes, false,
        exclusions, crashJournal);
  }

  /**
   * The same, but for what is left out.
   *
   * @throws IllegalArgumentException if a folder to watch is in one of Questeur's own
   */
  public IngestConfig with(Exclusions others) {
    return new IngestConfig(
        inboxes, quietPeriod, rescanInterval, transactionalId, maxDocumentBytes, batchDocuments, batchBytes, watch,
        others, crashJournal);
  }

  /** The same with a journal of crashes. */
  public IngestConfig withCrashJournal(Path file) {
    return new IngestConfig(
        inboxes, quietPeriod, rescanInterval, transactionalId, maxDocumentBytes, batchDocuments, batchBytes, watch,
        exclusions, file);
  }

  /** The same for the same folders, in whatever order and by whatever links they are named. */
  static String transactionalId(List<Path> inboxes) {
    String places = Inbox.openAll(inboxes).stream().map(Inbox::place).sorted().collect(Collectors.joining("\0"));
    return "questeur-ingest-" + Sha256.hex(places.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
