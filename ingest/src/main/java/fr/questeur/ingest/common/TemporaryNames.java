package fr.questeur.ingest.common;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Names that programs give to what is not finished or not meant to be seen. A file or folder of such a name is ignored
 * until it is renamed: hidden ({@code .x}), {@code *.tmp}, {@code *.part}, {@code *.partial}, {@code *.crdownload},
 * {@code *.swp}, {@code *~} and {@code ~*}, in upper or lower case.
 */
public final class TemporaryNames {

  private static final List<String> ENDINGS = List.of(".tmp", ".part", ".partial", ".crdownload", ".swp", "~");

  private TemporaryNames() {}

  /** Why a name is ignored; empty for that of a document. */
  public static Optional<String> reason(String name) {
    if (name.startsWith(".")) {
      return Optional.of("hidden: its name begins with a dot");
    }
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (name.startsWith("~") || ENDINGS.stream().anyMatch(lowerCase::endsWith)) {
      return Optional.of("a temporary name; read once it is renamed");
    }
    return Optional.empty();
  }
}
