package fr.questeur.bench.pipeline.parts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An idempotent producer, acknowledged by all, that sends the documents. */
final class Producing {

  /** As many as questeur makes. */
  private static final int PARTITIONS = 4;
  private static final int BATCH_BYTES = 256 * 1024;

  private Producing() {}

  /** To a topic named after the compression. */
  static long run(PartContext context, String compression) throws Exception {
    String topic = topic(context, compression);
    Map<String, Object> config = Map.of(
        "bootstrap.servers", context.bootstrapServers(),
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
        ProducerConfig.ACKS_CONFIG, "all",
        ProducerConfig.COMPRESSION_TYPE_CONFIG, compression,
        ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      long documents = Pack.read(context.pack(), document ->
          producer.send(new ProducerRecord<>(topic, document), (metadata, error) -> {
            if (error != null) {
              failure.set(error);
            }
          }));
      producer.flush();
      if (failure.get() != null) {
        throw failure.get();
      }
      return documents;
    }
  }

  /** Makes the topic and returns its name. */
  static String topic(PartContext context, String name) throws Exception {
    String topic = "bare." + name;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", context.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty()))).all().get();
    }
    return topic;
  }
}
