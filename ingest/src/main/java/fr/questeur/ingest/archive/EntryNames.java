package fr.questeur.ingest.archive;

import fr.questeur.ingest.common.Sha256;
import fr.questeur.ingest.common.TemporaryNames;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules for names of entries: which leave the archive, and which are passed over as they would be in a folder. */
final class EntryNames {

  /** In characters. */
  private static final int LONGEST = 4096;

  /** In bytes: with so many a name is too long whatever they mean. */
  static final int TOO_LONG = 4 * LONGEST + 1;

  /** Shown of a name that is too long. */
  private static final int SHOWN = 100;

  private static final char REPLACEMENT = '\uFFFD';

  /** Of Windows in French, for names in ZIP files that are not UTF-8. */
  private static final Charset DOS =
      Charset.isSupported("IBM850") ? Charset.forName("IBM850") : StandardCharsets.ISO_8859_1;

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private EntryNames() {}

  /**
   * The name of an entry of a ZIP file: UTF-8 if it can be that; else of code page 850, as Windows in French writes it,
   * unless all its letters with accents are what windows-1252 has and code page 850 has not.
   */
  static String ofZip(byte[] raw) {
    String utf8 = utf8(raw);
    if (utf8 != null) {
      return utf8;
    }
    for (byte value : raw) {
      if (value < 0 && (value & 0xFF) < 0xE0) {
        return new String(raw, DOS);
      }
    }
    return new String(raw, WINDOWS);
  }

  /** The name of an entry of a tar, or of what is in a gzip: UTF-8 if it can be that, else windows-1252. */
  static String ofUnix(byte[] raw) {
    String utf8 = utf8(raw);
    if (utf8 != null) {
      return utf8;
    }
    String windows = new String(raw, WINDOWS);
    // Two names never become one: what windows-1252 does not define is the character of that number.
    return windows.indexOf(REPLACEMENT) < 0 ? windows : new String(raw, StandardCharsets.ISO_8859_1);
  }

  /** Null if it is not UTF-8. */
  private static String utf8(byte[] raw) {
    String text = new String(raw, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : null;
  }

  /** A name to report; of a long one the beginning, and a hash that tells it from others. */
  static String shown(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    String hash = Sha256.hex(name.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    return name.substring(0, SHOWN) + "... (" + hash + ")";
  }

  /** Why an entry of that name must not be unpacked; empty if it may. */
  static Optional<String> unsafe(String name) {
    if (name.isEmpty()) {
      return Optional.of("it has no name");
    }
    if (name.length() > LONGEST) {
      return Optional.of("its name has more than %,d characters".formatted(LONGEST));
    }
    if (name.indexOf('\0') >= 0) {
      return Optional.of("its name holds a NUL character");
    }
    if (name.startsWith("/") || name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0))) {
      return Optional.of("its name is an absolute path");
    }
    if (List.of(name.split("/")).contains("..")) {
      return Optional.of("its name leads out of the archive");
    }
    return Optional.empty();
  }

  /** The same name without empty and {@code .} steps. */
  static String normalised(String name) {
    List<String> steps = new ArrayList<>();
    for (String step : name.split("/")) {
      if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }

  /** Tells entries that are passed over; remembers folders, so that each is told once, as a scan does. */
  static final class Ignored {

    /** Remembered of one archive; beyond, a folder may be reported again. */
    private static final int MOST_FOLDERS = 500;

    private final Set<String> folders = new HashSet<>();

    /** What is passed over, and why. A reason of null: it was told before. */
    record Found(String path, String why) {}

    Optional<Found> of(String normalised) {
      for (int from = 0; from <= normalised.length(); ) {
        int slash = normalised.indexOf('/', from);
        int end = slash < 0 ? normalised.length() : slash;
        Optional<String> reason = TemporaryNames.reason(normalised.substring(from, end));
        if (reason.isPresent()) {
          String path = normalised.substring(0, end);
          if (folders.size() >= MOST_FOLDERS) {
            folders.clear();
          }
          boolean first = slash < 0 || folders.add(path);
          return Optional.of(new Found(path, first ? reason.get() : null));
        }
        from = end + 1;
      }
      return Optional.empty();
    }
  }
}
