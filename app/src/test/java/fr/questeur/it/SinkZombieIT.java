package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Question;
import fr.questeur.contract.stage.Health;
import fr.questeur.sink.Sink;
import fr.questeur.sink.SinkListener;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A sink is held up in the middle of a batch until the group has given its partitions to another, and still believes
 * that they are its own.
 */
@Tag(Backends.TAG)
@Timeout(180)
class SinkZombieIT {

  private static final Map<String, Object> SOON_GIVEN_UP =
      Map.of("consumer.max.poll.interval.ms", 3_000, "consumer.session.timeout.ms", 6_000);

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean armed;
  private final SinkHarness harness = new SinkHarness();

  @AfterEach
  void close() {
    released.countDown();
    harness.close();
  }

  @Test
  void heldUpBeforeItWritesItFindsThatAnotherHasReadOnAndWritesNothing() throws Exception {
    Question[] questions = questions();
    try (Sink zombie = harness.start(heldUpAt("setAutoCommit"), harness.config, SinkListener.NONE, SOON_GIVEN_UP)) {
      holdUp(zombie, questions);
      try (Sink heir = harness.start()) {
        harness.awaitNoLag();
        harness.send(SinkHarness.answered(questions[0].uid(), "Un état plus récent ?"));
        harness.awaitNoLag();

        released.countDown();
        SinkHarness.await(zombie, Health.State.READY);
      }
      harness.send(SinkHarness.answered("De retour ?"));
      harness.awaitNoLag();
    }

    assertThat(harness.query("SELECT question_text FROM question WHERE uid = '%s'".formatted(questions[0].uid())))
        .isEqualTo("Un état plus récent ?");
    assertThat(harness.count("stored")).isEqualTo(questions.length + 2);
    assertThat(harness.count("unchanged")).isZero();
  }

  @Test
  void heldUpBeforeItsCommitItIsWaitedForAndTheOtherOneWritesNothing() throws Exception {
    Question[] questions = questions();
    try (Sink zombie = harness.start(heldUpAt("commit"), harness.config, SinkListener.NONE, SOON_GIVEN_UP)) {
      holdUp(zombie, questions);
      try (Sink heir = harness.start()) {
        Awaitility.await().atMost(SinkHarness.PATIENCE).until(this::isSomebodyWaiting);

        released.countDown();
        harness.awaitNoLag();
      }
    }

    assertThat(harness.query("SELECT count(*) FROM question")).isEqualTo("" + questions.length);
    assertThat(harness.count("stored")).isEqualTo(questions.length);
    assertThat(harness.count("unchanged")).isZero();
  }

  private static Question[] questions() {
    return IntStream.range(0, 20).mapToObj(i -> SinkHarness.answered("Question " + i)).toArray(Question[]::new);
  }

  private void holdUp(Sink zombie, Question... questions) throws InterruptedException {
    SinkHarness.await(zombie, Health.State.READY);
    armed = true;
    harness.send(questions);
    reached.await();
  }

  /** The other sink's transaction for the lock on a position. */
  private boolean isSomebodyWaiting() {
    return !harness.query("SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
        + " AND wait_event_type = 'Lock'").isEmpty();
  }

  private DataSource heldUpAt(String step) {
    return proxy(DataSource.class, harness.database, "getConnection", connection ->
        proxy(Connection.class, (Connection) connection, step, result -> {
          if (armed) {
            reached.countDown();
            released.await();
          }
          return result;
        }));
  }

  private interface Then {
    Object happens(Object result) throws InterruptedException;
  }

  /** As it is, but for one method: what it gives passes through ours, and it is called only after that if it is void. */
  private static <T> T proxy(Class<T> type, T of, String step, Then then) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
      boolean ours = method.getName().equals(step);
      if (ours && method.getReturnType() == void.class) {
        then.happens(null);
      }
      try {
        Object result = method.invoke(of, arguments);
        return ours && method.getReturnType() != void.class ? then.happens(result) : result;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }));
  }
}
