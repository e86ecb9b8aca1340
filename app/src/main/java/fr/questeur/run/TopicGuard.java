package fr.questeur.run;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Watches, while stages run, that no topic is deleted or made again under them. A consumer would go on in the new topic
 * at its position in the old one, and pass over what lies before it. Knows by that whether Kafka answers at all. For one
 * thread, but for {@link #silence}.
 */
public final class TopicGuard implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Admin admin;
  private final Map<String, Uuid> expected;
  private KafkaFuture<Map<String, TopicDescription>> asked;
  private long next = System.nanoTime();
  /** When the question was asked to which no answer has come since; null if there is none. */
  private volatile Long unansweredSince;

  /**
   * A guard.
   *
   * @param expected ids of topics by name, as {@link TopicSetup#ensure} returns them
   */
  public TopicGuard(Map<String, Object> adminProperties, Map<String, Uuid> expected) {
    this.admin = Admin.create(adminProperties);
    this.expected = Map.copyOf(expected);
  }

  /**
   * Looks at the last answer of Kafka and asks again now and then; never blocks.
   *
   * @throws StageFailedException if a topic is another one, or gone
   */
  public void check() {
    if (asked != null && asked.isDone()) {
      KafkaFuture<Map<String, TopicDescription>> answer = asked;
      asked = null;
      next = System.nanoTime() + PAUSE.toNanos();
      compare(answer);
    } else if (asked == null && System.nanoTime() - next >= 0) {
      if (unansweredSince == null) {
        unansweredSince = System.nanoTime();
      }
      asked = admin.describeTopics(expected.keySet()).allTopicNames();
    }
  }

  /** For how long Kafka has owed an answer; next to nothing when all is well. */
  public Duration silence() {
    Long since = unansweredSince;
    return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
  }

  private void compare(KafkaFuture<Map<String, TopicDescription>> answer) {
    try {
      Map<String, TopicDescription> found = answer.get();
      unansweredSince = null;
      found.forEach((topic, now) -> {
        if (!Objects.equals(now.topicId(), expected.get(topic))) {
          throw new StageFailedException(TopicSetup.madeAgain(topic));
        }
      });
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TimeoutException)) {
        unansweredSince = null;
      }
      // Anything else is Kafka not answering: the stages tell, and wait.
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new StageFailedException("a topic of the installation was deleted while it was in use: "
            + e.getCause().getMessage() + " Start again to see which, and what to do.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
