package fr.questeur.sink;

import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** Reads how far the group has come. */
interface Positions {

  Map<TopicPartition, Stored> load(String topic) throws SQLException;

  /**
   * What is kept of a partition.
   *
   * @param topicId of the topic when it was read
   * @param nextOffset the next one to read
   */
  record Stored(Uuid topicId, long nextOffset) {}
}
