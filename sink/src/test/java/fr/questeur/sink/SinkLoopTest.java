package fr.questeur.sink;

import static fr.questeur.sink.Records.P0;
import static fr.questeur.sink.Records.P1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.contract.Question;
import fr.questeur.contract.stage.Health;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SinkLoopTest {

  private static final SQLException AWAY = new SQLException("away", "08006");

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final MemoryStore store = new MemoryStore();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<Question> told = new ArrayList<>();
  private final List<Health> health = new ArrayList<>();
  private Uuid topicId = MemoryStore.TOPIC_ID;
  private SinkLoop loop = loop(Duration.ZERO);

  private SinkLoop loop(Duration backoff) {
    SinkConfig config =
        new SinkConfig("group", 1, true, 3, 1_000_000, backoff, backoff, Duration.ZERO);
    Intake intake = new Intake(consumer, config);
    Assignment assignment = new Assignment(P0.topic(), "group", consumer, store, topic -> topicId, intake);
    consumer.subscribe(Set.of(P0.topic()), assignment);
    SinkListener listener = new SinkListener() {
      @Override
      public void stored(Question question) {
        told.add(question);
      }
    };
    return new SinkLoop(
        consumer,
        intake,
        assignment,
        store,
        new Backoff(backoff, backoff, () -> 0L),
        new SinkMetrics(registry),
        listener,
        health::add);
  }

  @BeforeEach
  void aTopicOfTwoPartitions() {
    consumer.setMaxPollRecords(1);
    consumer.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
    consumer.updateEndOffsets(Map.of(P0, 100L, P1, 100L));
  }

  private void assign(TopicPartition... partitions) {
    consumer.schedulePollTask(() -> consumer.rebalance(List.of(partitions)));
    step(); // the rebalance
    step(); // the positions, and an empty poll
  }

  private void add(TopicPartition partition, long... offsets) {
    for (long offset : offsets) {
      consumer.addRecord(Records.record(partition, offset, Records.question((int) offset + 1)));
    }
  }

  private void step() {
    loop.step();
  }

  private Health now() {
    return health.get(health.size() - 1);
  }

  @Test
  void aNewGroupReadsFromTheBeginning() {
    assign(P0);
    add(P0, 0, 1);
    step();
    assertThat(store.batches).containsExactly(List.of(0L, 1L));
    assertThat(store.at(P0)).isEqualTo(2);
    assertThat(told).hasSize(2);
    assertThat(now()).isEqualTo(Health.READY);
  }

  @Test
  void theDatabaseSaysWhereToReadOnNotKafka() {
    store.put(P0, 5);
    consumer.commitSync(Map.of(P0, new OffsetAndMetadata(2)));
    assign(P0);
    add(P0, 4, 5, 6);
    step();
    assertThat(store.batches).containsExactly(List.of(5L, 6L));
  }

  @Test
  void aBatchIsFullAtItsNumberOfRecords() {
    assign(P0);
    add(P0, 0, 1, 2, 3);
    step();
    step();
    assertThat(store.batches).containsExactly(List.of(0L, 1L, 2L), List.of(3L));
  }

  @Test
  void aBatchIsFullAtItsNumberOfBytes() {
    assign(P0);
    consumer.addRecord(Records.record(P0, 0, "a", new byte[900_000]));
    consumer.addRecord(Records.record(P0, 1, "b", new byte[900_000]));
    consumer.addRecord(Records.record(P0, 2, "c", new byte[1]));
    step();
    step();
    assertThat(store.batches).containsExactly(List.of(0L, 1L), List.of(2L));
  }

  @Test
  void markersThatWerePassedWithoutARecordMoveThePositionToo() {
    store.put(P0, 5);
    assign(P0);
    consumer.schedulePollTask(() -> consumer.seek(P0, 7)); // as the client does behind the marker of a transaction
    step();
    assertThat(store.batches).containsExactly(List.of());
    assertThat(store.at(P0)).isEqualTo(7);
    assertThat(consumer.committed(Set.of(P0))).containsEntry(P0, new OffsetAndMetadata(7));
  }

  @Test
  void anIdlePollWritesNothing() {
    store.put(P0, 5);
    assign(P0);
    step();
    step();
    assertThat(store.batches).isEmpty();
  }

  @Test
  void kafkaGetsACopyOfThePositionsEvenIfNothingIsNew() {
    store.put(P0, 5);
    assign(P0);
    assertThat(consumer.committed(Set.of(P0))).containsEntry(P0, new OffsetAndMetadata(5));
  }

  @Test
  void whileTheDatabaseIsAwayTheSameBatchIsTriedAgain() {
    assign(P0);
    add(P0, 0, 1);
    store.storeFailures.add(AWAY);
    store.storeFailures.add(AWAY);
    step();
    assertThat(now()).isEqualTo(Health.retrying("database: away (SQLSTATE 08006)"));
    assertThat(consumer.paused()).containsExactly(P0);
    assertThat(told).isEmpty();

    add(P0, 2);
    step();
    step();
    assertThat(store.batches).containsExactly(List.of(0L, 1L));
    assertThat(now()).isEqualTo(Health.READY);
    assertThat(registry.get("questeur.sink.retries").counter().count()).isEqualTo(2);

    step();
    assertThat(store.batches).containsExactly(List.of(0L, 1L), List.of(2L));
    assertThat(consumer.paused()).isEmpty();
  }

  @Test
  void whileItWaitsItPollsWithoutReading() {
    loop = loop(Duration.ofHours(1));
    assign(P0);
    add(P0, 0);
    store.storeFailures.add(AWAY);
    step();
    add(P0, 1);
    boolean[] polled = new boolean[1];
    consumer.schedulePollTask(() -> polled[0] = true);
    step();
    assertThat(polled[0]).isTrue();
    assertThat(store.batches).isEmpty();
    assertThat(consumer.position(P0)).isEqualTo(1);
  }

  @Test
  void whatWasReadOfAPartitionThatIsTakenAwayIsNotStored() {
    assign(P0, P1);
    add(P0, 0);
    add(P1, 0);
    store.storeFailures.add(AWAY);
    step();

    consumer.rebalance(List.of(P1));
    add(P1, 0);
    step();

    assertThat(store.batches).containsExactly(List.of(0L));
    assertThat(store.positions).containsOnlyKeys(P1);
  }

  @Test
  void aSinkLeftWithoutPartitionsGoesOnWhenItGetsOneAgain() {
    assign(P0);
    add(P0, 0);
    store.storeFailures.add(AWAY);
    step();
    consumer.rebalance(List.of());
    step();
    assertThat(store.batches).isEmpty();
    assertThat(now()).isEqualTo(Health.READY);

    assign(P0);
    add(P0, 0);
    step();
    assertThat(store.batches).containsExactly(List.of(0L));
  }

  @Test
  void positionsAreReadAgainUntilTheDatabaseGivesThem() {
    store.put(P0, 5);
    store.loadFailures.add(AWAY);
    assign(P0);
    assertThat(now().state()).isEqualTo(Health.State.RETRYING);
    add(P0, 0, 5);
    step();
    assertThat(store.batches).containsExactly(List.of(5L));
  }

  @Test
  void aPositionMovedByAnotherSinkIsReadAgain() {
    store.put(P0, 5);
    assign(P0);
    store.put(P0, 8);
    add(P0, 5);
    step();
    assertThat(store.batches).isEmpty();

    add(P0, 7, 8);
    step();
    assertThat(store.batches).containsExactly(List.of(8L));
    assertThat(store.at(P0)).isEqualTo(9);
  }

  @Test
  void aPositionThatKafkaNoLongerHasIsReadOnFromTheBeginning() {
    store.put(P0, 5);
    assign(P0);
    consumer.updateBeginningOffsets(Map.of(P0, 50L));
    consumer.setPollException(new OffsetOutOfRangeException(Map.of(P0, 5L)));
    step();
    add(P0, 50);
    step();
    assertThat(store.batches).containsExactly(List.of(50L));
  }

  @Test
  void aTopicThatWasMadeAgainEndsIt() {
    store.put(P0, 5);
    topicId = new Uuid(3, 4);
    assertThatThrownBy(() -> assign(P0))
        .isInstanceOf(UnrecoverableException.class)
        .hasMessageContaining("deleted and made again")
        .hasMessageContaining("SELECT restart_sink('group')");
  }

  @Test
  void aPositionBeyondTheEndEndsIt() {
    store.put(P0, 101);
    assertThatThrownBy(() -> assign(P0))
        .isInstanceOf(UnrecoverableException.class)
        .hasMessageContaining("up to 101, but it ends at 100");
  }

  @Test
  void whatKafkaMayGetOverIsTriedAgain() {
    assign(P0);
    consumer.setPollException(new TimeoutException("too slow"));
    step();
    assertThat(now()).isEqualTo(Health.retrying("Kafka: too slow"));
    step();
    assertThat(now()).isEqualTo(Health.READY);
  }

  @Test
  void whatKafkaForbidsEndsIt() {
    assign(P0);
    consumer.setPollException(new TopicAuthorizationException("not yours"));
    assertThatThrownBy(this::step).isInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  void theDatabaseIsPreparedOnce() {
    assign(P0);
    step();
    assertThat(store.prepared).isEqualTo(1);
  }
}
