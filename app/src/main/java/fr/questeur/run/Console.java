package fr.questeur.run;

/** What the person who started a run sees. */
interface Console extends AutoCloseable {

  /** A line of its own. */
  void say(String line);

  /**
   * A document has ended.
   *
   * @param path null if its publisher gave none
   * @param detail null for none
   */
  void ended(Ending ending, String path, String detail);

  /** How many documents have ended, of how many known. */
  void progress(long ended, long known);

  /**
   * How far the reading of an archive or aggregate is.
   *
   * @param documents read so far
   * @param known how many there are in all; -1 if only the end will tell
   * @param percent of the file read; 100 at the end
   */
  void unpacking(String path, long documents, long known, int percent);

  @Override
  void close();

  /** A bar where a person looks on, plain lines where a program does. */
  static Console of(boolean terminal) {
    return terminal ? new TerminalConsole(System.out, System.err) : new PlainConsole(System.out, System::nanoTime);
  }
}
