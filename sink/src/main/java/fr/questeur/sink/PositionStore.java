package fr.questeur.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** The positions of a consumer group in the table {@code kafka_position}: the authority on what has been read. */
final class PositionStore implements Positions {

  private static final String LOAD =
      "SELECT partition, topic_id, next_offset FROM kafka_position WHERE group_id = ? AND topic = ?";

  private static final String INSERT =
      """
      INSERT INTO kafka_position (next_offset, group_id, topic, partition, topic_id, updated_at)
      VALUES (?, ?, ?, ?, ?, now()) ON CONFLICT DO NOTHING
      """;

  private static final String ADVANCE =
      """
      UPDATE kafka_position SET next_offset = ?, updated_at = now()
      WHERE group_id = ? AND topic = ? AND partition = ? AND topic_id = ? AND next_offset = ?
      """;

  private static final Comparator<Map.Entry<TopicPartition, Move>> BY_PARTITION =
      Map.Entry.comparingByKey(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));

  private final String groupId;
  private final DataSource database;

  PositionStore(String groupId, DataSource database) {
    this.groupId = groupId;
    this.database = database;
  }

  @Override
  public Map<TopicPartition, Stored> load(String topic) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(LOAD)) {
      query.setString(1, groupId);
      query.setString(2, topic);
      try (ResultSet rows = query.executeQuery()) {
        Map<TopicPartition, Stored> positions = new HashMap<>();
        while (rows.next()) {
          positions.put(
              new TopicPartition(topic, rows.getInt("partition")),
              new Stored(kafkaId(rows.getObject("topic_id", UUID.class)), rows.getLong("next_offset")));
        }
        return positions;
      }
    }
  }

  /**
   * Moves positions in the caller's transaction, which then holds the locks on them. In the order of partitions: two
   * sinks do not wait for one another in a circle.
   *
   * @throws FencedException if one is not where it was
   */
  void advance(Connection connection, Map<TopicPartition, Move> moves) throws SQLException {
    for (Map.Entry<TopicPartition, Move> move : moves.entrySet().stream().sorted(BY_PARTITION).toList()) {
      if (advance(connection, move.getKey(), move.getValue()) == 0) {
        throw new FencedException(
            "%s is no longer at %s: another sink of group %s has read on"
                .formatted(move.getKey(), move.getValue().from(), groupId));
      }
    }
  }

  private int advance(Connection connection, TopicPartition partition, Move move) throws SQLException {
    try (PreparedStatement write = connection.prepareStatement(move.from() == null ? INSERT : ADVANCE)) {
      write.setLong(1, move.to());
      write.setString(2, groupId);
      write.setString(3, partition.topic());
      write.setInt(4, partition.partition());
      write.setObject(5, javaId(move.topicId()));
      if (move.from() != null) {
        write.setLong(6, move.from());
      }
      return write.executeUpdate();
    }
  }

  private static UUID javaId(Uuid id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private static Uuid kafkaId(UUID id) {
    return new Uuid(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }
}
