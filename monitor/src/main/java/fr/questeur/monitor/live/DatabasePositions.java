package fr.questeur.monitor.live;

import fr.questeur.contract.kafka.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** As the sink writes them, in the transaction that writes the rows. */
public final class DatabasePositions implements StoredPositions {

  private static final int SECONDS = 5;

  private final DataSource dataSource;
  private final String group;

  /**
   * Those of a sink.
   *
   * @param group its consumer group
   */
  public DatabasePositions(DataSource dataSource, String group) {
    this.dataSource = dataSource;
    this.group = group;
  }

  @Override
  public Map<Integer, Position> read() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(
            "SELECT partition, next_offset, extract(epoch FROM updated_at) * 1000 FROM kafka_position "
                + "WHERE group_id = ? AND topic = ?")) {
      statement.setQueryTimeout(SECONDS);
      statement.setString(1, group);
      statement.setString(2, Topics.ENRICHED.name());
      try (ResultSet rows = statement.executeQuery()) {
        Map<Integer, Position> positions = new HashMap<>();
        while (rows.next()) {
          positions.put(rows.getInt(1), new Position(rows.getLong(2), rows.getLong(3)));
        }
        return positions;
      }
    }
  }
}
