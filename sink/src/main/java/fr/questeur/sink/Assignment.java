package fr.questeur.sink;

import fr.questeur.sink.Positions.Stored;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that the group has given to this sink, and where each stands in the database. A partition stays paused
 * until its position has been read from there, which is tried again until it works.
 */
final class Assignment implements ConsumerRebalanceListener {

  private static final Logger log = LoggerFactory.getLogger(Assignment.class);

  private final String topic;
  private final String groupId;
  private final Consumer<?, ?> consumer;
  private final Positions positions;
  private final TopicIds topicIds;
  private final Intake intake;

  /** The next offset in the database by partition; null if it has none. */
  private final Map<TopicPartition, Long> stored = new HashMap<>();

  private final Set<TopicPartition> unpositioned = new HashSet<>();
  private Uuid topicId;

  Assignment(
      String topic,
      String groupId,
      Consumer<?, ?> consumer,
      Positions positions,
      TopicIds topicIds,
      Intake intake) {
    this.topic = topic;
    this.groupId = groupId;
    this.consumer = consumer;
    this.positions = positions;
    this.topicIds = topicIds;
    this.intake = intake;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    log.info("Assigned {}", partitions);
    unpositioned.addAll(partitions);
    consumer.pause(partitions);
    // Provisional, while paused: with auto.offset.reset=none a poll fails on a partition without a position.
    consumer.seekToBeginning(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    log.info("Revoked {}", partitions);
    stored.keySet().removeAll(partitions);
    unpositioned.removeAll(partitions);
    startOver();
  }

  /** Gives up what was read and not yet stored, as a whole, and has all positions read from the database again. */
  void startOver() {
    intake.clear();
    unpositioned.addAll(stored.keySet());
    consumer.pause(stored.keySet());
    stored.clear();
  }

  boolean isPositioned() {
    return unpositioned.isEmpty();
  }

  /**
   * Goes to the stored positions, or to the beginning where there is none.
   *
   * @return what was found in the database
   * @throws UnrecoverableException if a position is not one in this topic
   */
  Map<TopicPartition, Long> position() throws SQLException {
    topicId = topicIds.idOf(topic);
    Map<TopicPartition, Stored> found = positions.load(topic);
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(unpositioned);
    Map<TopicPartition, Long> ends = consumer.endOffsets(unpositioned);
    Map<TopicPartition, Long> from = new HashMap<>();
    for (TopicPartition partition : unpositioned) {
      Stored position = found.get(partition);
      if (position == null) {
        stored.put(partition, null);
        consumer.seek(partition, beginnings.get(partition));
      } else {
        check(partition, position, ends.get(partition));
        stored.put(partition, position.nextOffset());
        from.put(partition, position.nextOffset());
        consumer.seek(partition, existing(partition, position.nextOffset(), beginnings.get(partition)));
      }
    }
    unpositioned.clear();
    log.info("Reading on from {}", stored);
    return from;
  }

  private void check(TopicPartition partition, Stored position, long end) {
    String fault =
        !position.topicId().equals(topicId)
            ? "the topic %s was deleted and made again since the database was written".formatted(topic)
            : position.nextOffset() > end
                ? "the database has read %s up to %d, but it ends at %d: records were lost in Kafka"
                    .formatted(partition, position.nextOffset(), end)
                : null;
    if (fault != null) {
      throw new UnrecoverableException(
          fault
              + ". Check that this is the right cluster and the right database; if so, SELECT restart_sink('%s')"
                  .formatted(groupId)
              + " in the database has the sink read the topic from its beginning");
    }
  }

  private static long existing(TopicPartition partition, long position, long beginning) {
    if (position >= beginning) {
      return position;
    }
    log.warn("{} begins at {}, the records from {} on were deleted unread", partition, beginning, position);
    return beginning;
  }

  /** How far the consumer has come beyond what is in the database: past records, and past markers of transactions. */
  Map<TopicPartition, Move> moves() {
    Map<TopicPartition, Move> moves = new HashMap<>();
    stored.forEach(
        (partition, from) -> {
          long to = consumer.position(partition);
          if (from == null ? to > 0 : to != from) {
            moves.put(partition, new Move(topicId, from, to));
          }
        });
    return moves;
  }

  /** Notes that the database has committed these. */
  void stored(Map<TopicPartition, Move> moves) {
    moves.forEach((partition, move) -> stored.put(partition, move.to()));
  }
}
