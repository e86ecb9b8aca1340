package fr.questeur.monitor.live;

import java.sql.SQLException;
import java.util.Map;

/** How far the rows are. */
public interface StoredPositions {

  /**
   * Of a partition.
   *
   * @param next the offset after the last one that is stored
   * @param movedAt when it came there, in milliseconds since 1970
   */
  record Position(long next, long movedAt) {}

  /**
   * By partition of {@code questions.enriched}.
   *
   * @throws SQLException if it cannot be read now
   */
  Map<Integer, Position> read() throws SQLException;
}
