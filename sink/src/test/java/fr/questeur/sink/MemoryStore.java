package fr.questeur.sink;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** A database in memory: batches and positions, and what is to go wrong next. */
final class MemoryStore implements BatchStore, Positions {

  static final Uuid TOPIC_ID = new Uuid(1, 2);

  final Map<TopicPartition, Stored> positions = new HashMap<>();
  final List<List<Long>> batches = new ArrayList<>();
  final Deque<Exception> storeFailures = new ArrayDeque<>();
  final Deque<SQLException> loadFailures = new ArrayDeque<>();
  int prepared;

  @Override
  public void prepare() {
    prepared++;
  }

  @Override
  public Map<TopicPartition, Stored> load(String topic) throws SQLException {
    if (!loadFailures.isEmpty()) {
      throw loadFailures.pop();
    }
    return Map.copyOf(positions);
  }

  @Override
  public Fates store(Batch batch) throws SQLException {
    if (!storeFailures.isEmpty()) {
      Exception failure = storeFailures.pop();
      if (failure instanceof SQLException e) {
        throw e;
      }
      throw (RuntimeException) failure;
    }
    batch.moves().forEach((partition, move) -> {
      Stored now = positions.get(partition);
      if (move.from() == null ? now != null : now == null || now.nextOffset() != move.from()) {
        throw new FencedException(partition + " is no longer at " + move.from());
      }
      positions.put(partition, new Stored(move.topicId(), move.to()));
    });
    batches.add(batch.changes().stream().map(change -> change.record().offset()).toList());
    Fates fates = new Fates();
    for (Change change : batch.changes()) {
      if (change instanceof Change.Upsert upsert) {
        fates.stored(upsert);
      }
    }
    return fates;
  }

  void put(TopicPartition partition, long nextOffset) {
    positions.put(partition, new Stored(TOPIC_ID, nextOffset));
  }

  long at(TopicPartition partition) {
    return positions.get(partition).nextOffset();
  }
}
