package fr.questeur.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** What Kafka's clients say of themselves, as meters. A client that is replaced takes its meters along. */
final class ClientMeters implements AutoCloseable {

  private final MeterRegistry registry;
  private KafkaClientMetrics ofProducer;
  private KafkaClientMetrics ofConsumer;

  ClientMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  Producer<byte[], byte[]> watch(Producer<byte[], byte[]> producer) {
    close(ofProducer);
    ofProducer = new KafkaClientMetrics(producer);
    ofProducer.bindTo(registry);
    return producer;
  }

  Consumer<byte[], byte[]> watch(Consumer<byte[], byte[]> consumer) {
    close(ofConsumer);
    ofConsumer = new KafkaClientMetrics(consumer);
    ofConsumer.bindTo(registry);
    return consumer;
  }

  private static void close(KafkaClientMetrics metrics) {
    if (metrics != null) {
      metrics.close();
    }
  }

  @Override
  public void close() {
    close(ofProducer);
    close(ofConsumer);
  }
}
