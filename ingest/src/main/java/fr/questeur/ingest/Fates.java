package fr.questeur.ingest;

import fr.questeur.contract.DeadLetterReason;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what is found and what became of it, each once, and has it counted.
 *
 * <p>Ignored and unreadable things stay where they are and are found at every scan; they are remembered as long as they
 * are, and said only when that changes. Used by one thread.
 */
final class Fates {

  private static final Logger log = LoggerFactory.getLogger(Fates.class);

  private record Lasting(FileFate fate, int scan) {}

  private final IngestMeters meters;
  private final IngestListener listener;
  private final Map<String, Lasting> lasting = new HashMap<>();
  private int scan;

  Fates(IngestMeters meters, IngestListener listener) {
    this.meters = meters;
    this.listener = listener;
  }

  /** A file that is to get a fate. Silent if it waits already, or if its last fate still holds. */
  void found(String place, String name, long bytes) {
    if (lasting.computeIfPresent(place, (key, said) -> new Lasting(said.fate, scan)) == null
        && meters.waits(place, bytes)) {
      listener.onFound(name);
    }
  }

  /** The fate of something, found now if not before. Silent if it is the one last said and still holds. */
  void done(FileFate fate, String place, String name, String detail) {
    Lasting said = lasting.remove(place);
    if (fate == FileFate.IGNORED || fate == FileFate.UNREADABLE) {
      lasting.put(place, new Lasting(fate, scan));
    }
    if (said != null && said.fate == fate) {
      return;
    }
    if (meters.ends(place, fate)) {
      listener.onFound(name);
    }
    if (fate == FileFate.UNREADABLE) {
      log.warn("Cannot read {}: {}; trying again at every scan", PathText.printable(name), PathText.printable(detail));
    }
    listener.onFate(fate, name, detail);
  }

  /** The fate of a member of a file, found now. Not remembered: the file is. */
  void member(FileFate fate, String name, String detail) {
    meters.memberEnds(fate);
    listener.onFound(name);
    listener.onFate(fate, name, detail);
  }

  /** How far the unpacking of a file is. */
  void unpacking(String name, long documents, long left, int percent) {
    listener.onUnpacking(name, documents, left, percent);
  }

  void published(long documentBytes) {
    meters.published(documentBytes);
  }

  void deadLetter(DeadLetterReason reason) {
    meters.deadLetter(reason);
  }

  void scanBegins() {
    scan++;
  }

  /** A scan saw everything: what it did not come by is no longer there. */
  void scanEnds() {
    lasting.values().removeIf(said -> said.scan != scan);
  }
}
