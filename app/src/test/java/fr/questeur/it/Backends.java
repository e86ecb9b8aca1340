package fr.questeur.it;

import javax.sql.DataSource;

/**
 * A real Kafka and a real Postgres to test against, shared by all tests of a run. The same tests run on embedded ones
 * and, with {@code -Pdocker}, on containers.
 */
interface Backends {

  /** Of every test that uses these: {@code -Pdocker} runs no other. */
  String TAG = "backends";

  /** Of the one broker. The topics of Questeur exist on it, with four partitions each. */
  String bootstrapServers();

  /** A new, empty database, as its owner. */
  DataSource newDatabase();

  /** Where one of these databases is, for another process: with user and password. */
  String url(DataSource database);

  /** The backends of this run; stopped when the JVM ends. */
  static Backends get() {
    return SharedBackends.INSTANCE;
  }
}
