package fr.questeur.cli;

import java.nio.file.Path;

/** Where the log goes. */
final class Logging {

  private Logging() {}

  /** To a file, so that the terminal is left to the report. To be called before anything is logged. */
  static void toFile(Path file) {
    System.setProperty("logback.configurationFile", "fr/questeur/cli/logback-file.xml");
    System.setProperty("questeur.log.file", file.toAbsolutePath().toString());
  }
}
