package fr.questeur.ingest.archive;

import fr.questeur.ingest.common.TemporaryNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules for names of entries: which leave the archive, and which are passed over as they would be in a folder. */
final class EntryNames {

  private static final int LONGEST = 4096;

  private EntryNames() {}

  /** Why an entry of that name must not be unpacked; empty if it may. */
  static Optional<String> unsafe(String name) {
    if (name.isEmpty()) {
      return Optional.of("it has no name");
    }
    if (name.length() > LONGEST) {
      return Optional.of("its name has " + name.length() + " characters");
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
          boolean first = slash < 0 || folders.add(path);
          return Optional.of(new Found(path, first ? reason.get() : null));
        }
        from = end + 1;
      }
      return Optional.empty();
    }
  }
}
