package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.questeur.streams.StreamsSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stages on Kafka Streams do when the broker does not take some of the records of a transaction in time. */
@Tag(Backends.TAG)
class SendErrorIT {

  private final String bootstrapServers = Backends.get().bootstrapServers();
  private final String name = "send-error-" + UUID.randomUUID();

  /** They are with Kafka's own handler: see SendErrorHandler. */
  @Test
  void recordsOfOtherTasksAreNotLostWhenOneTimesOut(@TempDir Path state) throws Exception {
    String source = name + "-source";
    String target = name + "-target";
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
      admin.createTopics(
          List.of(new NewTopic(source, Optional.of(3), Optional.empty()),
              new NewTopic(target, Optional.of(3), Optional.empty()))).all().get();
      for (int partition = 0; partition < 3; partition++) {
        producer.send(new ProducerRecord<>(source, partition, "" + partition, "value")).get();
      }
    }
    Properties settings = new Properties();
    // The thread that ends does not leave the group, and its partitions wait for the end of its session.
    settings.putAll(
        StreamsSettings.of(
            name, 1, state, Map.of("bootstrap.servers", bootstrapServers, "consumer.session.timeout.ms", 6_000),
            Map.of()));

    try (KafkaStreams streams = new KafkaStreams(copy(source, target), settings, new Clients(target, Set.of("0")))) {
      streams.setUncaughtExceptionHandler(error -> StreamThreadExceptionResponse.REPLACE_THREAD);
      streams.start();

      Installation installation = new Installation(bootstrapServers, null);
      await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
          assertThat(installation.read(target))
              .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
              .containsExactlyInAnyOrder("0", "1", "2"));
    }
  }

  /** A task for each partition, all of one thread. */
  private static Topology copy(String source, String target) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(source, Consumed.with(Serdes.String(), Serdes.String()))
        .to(target, Produced.with(Serdes.String(), Serdes.String()));
    return builder.build();
  }

  /** Those whose producers do not send records with certain keys the first time. */
  private static final class Clients extends DefaultKafkaClientSupplier {

    private final String topic;
    private final Set<String> failing;

    Clients(String topic, Set<String> failing) {
      this.topic = topic;
      this.failing = new HashSet<>(failing);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
      Producer<byte[], byte[]> producer = super.getProducer(config);
      return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
          Producer.class.getClassLoader(), new Class<?>[] {Producer.class},
          (proxy, method, arguments) -> fails(method, arguments) ? timeOut(arguments) : call(producer, method, arguments));
    }

    private boolean fails(Method method, Object[] arguments) {
      return method.getName().equals("send")
          && arguments[0] instanceof ProducerRecord<?, ?> record
          && record.topic().equals(topic)
          && failing.remove(new String((byte[]) record.key(), StandardCharsets.UTF_8));
    }

    private static Object timeOut(Object[] arguments) {
      TimeoutException timeout = new TimeoutException("not sent in time");
      ((Callback) arguments[1]).onCompletion(null, timeout);
      return CompletableFuture.failedFuture(timeout);
    }

    private static Object call(Producer<byte[], byte[]> producer, Method method, Object[] arguments) throws Throwable {
      try {
        return method.invoke(producer, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
