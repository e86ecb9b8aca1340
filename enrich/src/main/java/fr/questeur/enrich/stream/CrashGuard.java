package fr.questeur.enrich.stream;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.stage.CrashJournal;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Keeps a record from ending the process for good. Each is noted in a {@link CrashJournal} while it is worked on; one that
 * was there at two deaths of the process is rejected. Large ones, which need most memory, and those that were there at
 * one death are worked on while no other thread of the process works on any. For all threads of a process.
 */
final class CrashGuard {

  /** Real documents are smaller; two of the largest size at a time would fill the heap. */
  private static final int LARGE_BYTES = 1024 * 1024;

  private final CrashJournal journal;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Set<String> setAside = ConcurrentHashMap.newKeySet();

  CrashGuard(CrashJournal journal) {
    this.journal = journal;
  }

  /**
   * A guard whose journal is in the state directory, which is made if it is not there.
   *
   * @throws UncheckedIOException if that is impossible
   */
  static CrashGuard of(EnrichConfig config) {
    Path directory = config.stateDirectory();
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create " + directory + ": " + e.getMessage(), e);
    }
    return new CrashGuard(CrashJournal.open(directory.resolve(config.applicationId() + ".crashes")));
  }

  /**
   * Works on a record.
   *
   * @param place of the record: the same after every start, another for a replay
   * @param bytes how large it is
   * @throws RejectedDocumentException if it has ended the process too often
   * @throws IllegalStateException for an error that only this record has, such as a stack that is too small for it
   */
  <T> T run(String place, int bytes, Supplier<T> work) {
    if (journal.isPoison(place)) {
      setAside.add(place);
      throw new RejectedDocumentException(
          DeadLetterReason.PROCESS_CRASH,
          "the process ended %d times while it worked on %s".formatted(CrashJournal.LIMIT, place));
    }
    boolean alone = bytes > LARGE_BYTES || journal.isSuspect(place);
    Lock held = alone ? lock.writeLock() : lock.readLock();
    held.lock();
    CrashJournal.Work noted = journal.begin(place);
    boolean mayGoOn = true;
    try {
      return work.get();
    } catch (StackOverflowError | AssertionError e) {
      // Kafka Streams would stop the thread, and stop it again at the same record for ever.
      throw new IllegalStateException(e.toString(), e);
    } catch (VirtualMachineError e) {
      mayGoOn = false;
      throw e;
    } finally {
      held.unlock();
      if (mayGoOn) {
        noted.close();
      }
    }
  }

  /**
   * Forgets what was set aside. To be called when tasks close, as the transactions with the dead letters are committed
   * then; after one that was aborted, the record may end the process {@value CrashJournal#LIMIT} times more.
   */
  void forgetSetAside() {
    setAside.forEach(journal::forget);
    setAside.clear();
  }
}
