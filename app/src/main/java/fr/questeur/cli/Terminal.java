package fr.questeur.cli;

/** Whether a person looks on. */
final class Terminal {

  private Terminal() {}

  /** Both standard output and error lead to a terminal, as the questeur script tells: Java cannot see it for itself. */
  static boolean isPresent() {
    return Boolean.getBoolean("questeur.terminal");
  }
}
