package fr.questeur.cli;

/** What the process tells its caller. Part of the interface: see README.md. */
final class ExitCode {

  /** Everything asked for was done. */
  static final int OK = 0;

  /** Something outside the documents failed: Kafka, Postgres, a port, a folder. */
  static final int FAILED = 1;

  /** The command line or the configuration is wrong. */
  static final int USAGE = 2;

  /** All is well but some documents: dead letters, or files that cannot be read. */
  static final int NOT_ALL_STORED = 3;

  /** All is well but some ministries, which have no portfolio. The same code: done, and something to look after. */
  static final int NOT_ALL_PLACED = NOT_ALL_STORED;

  /** A group is further behind than was asked for. The same code, for the same reason. */
  static final int LAG_ABOVE = NOT_ALL_STORED;

  private ExitCode() {}
}
