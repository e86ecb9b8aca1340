package fr.questeur.embedded;

import java.io.IOException;

/** One of PostgreSQL's programs has ended, or did not do what it was started for. The message says why. */
final class PostgresException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean killed;

  PostgresException(String message, boolean killed) {
    super(message);
    this.killed = killed;
  }

  PostgresException(String message) {
    this(message, false);
  }

  /** Whether a signal ended it, so that trying again may succeed. */
  boolean isKilled() {
    return killed;
  }
}
