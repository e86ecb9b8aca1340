package fr.questeur.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes up what is missing in the full-text search: of questions that were written while it was off. Beside the sink's
 * other threads, in many small transactions; what is done stays done. Several processes share the work.
 */
final class MissingSearch {

  private static final Logger log = LoggerFactory.getLogger(MissingSearch.class);
  private static final int CHUNK = 200;

  private final DataSource database;
  private final Backoff backoff;
  private final Thread thread = new Thread(this::run, "questeur-sink-search");
  private volatile boolean closing;
  private volatile boolean complete;

  MissingSearch(DataSource database, SinkConfig config) {
    this.database = database;
    this.backoff = new Backoff(config.retryBackoff(), config.retryBackoffMax(), new Random());
  }

  void start() {
    thread.start();
  }

  /** Whether all that was missing at the start is there. */
  boolean isComplete() {
    return complete;
  }

  private void run() {
    try {
      SearchLexicon lexicon = new SearchLexicon();
      String last = "";
      int made = 0;
      while (!closing) {
        List<String> chunk = nextChunk(last, lexicon);
        if (chunk.isEmpty()) {
          complete = true;
          log.info("The full-text search has all questions{}", made == 0 ? "" : ", " + made + " of them made up for");
          return;
        }
        if (last.isEmpty()) {
          log.info("Questions are missing in the full-text search, and are made up for while the sink works");
        }
        made += chunk.size();
        last = chunk.get(chunk.size() - 1);
      }
    } catch (InterruptedException e) {
      log.debug("Interrupted to close", e);
    }
  }

  /** Adds some questions that are missing, and gives their uids; tries until Postgres does it. */
  private List<String> nextChunk(String after, SearchLexicon lexicon) throws InterruptedException {
    while (true) {
      try {
        List<String> chunk = missing(after);
        add(chunk, lexicon);
        backoff.reset();
        return chunk;
      } catch (SQLException e) {
        if (closing) {
          throw new InterruptedException(e.getMessage());
        }
        log.warn("The full-text search is not complete yet, trying again: {}", SqlErrors.describe(e));
        Thread.sleep(backoff.next().toMillis());
      }
    }
  }

  private List<String> missing(String after) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return SearchTable.missing(connection, after, CHUNK);
    }
  }

  private void add(List<String> chunk, SearchLexicon lexicon) throws SQLException {
    if (chunk.isEmpty()) {
      return;
    }
    try {
      Transaction.in(database, connection -> SearchTable.add(connection, lexicon, chunk));
    } catch (SQLException e) {
      if (!SqlErrors.isData(e)) {
        throw e;
      }
      if (chunk.size() == 1) {
        log.warn("{} cannot be searched: {}", chunk.get(0), SqlErrors.describe(e));
        return;
      }
      for (String uid : chunk) {
        add(List.of(uid), lexicon);
      }
    }
  }

  /** Ends after the statement under way. */
  void close() {
    closing = true;
    thread.interrupt();
  }

  void join(Duration timeout) throws InterruptedException {
    thread.join(timeout.toMillis());
  }
}
