package fr.questeur.streams;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.restoreConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

import fr.questeur.contract.kafka.BoundedConsumer;
import fr.questeur.contract.kafka.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams: ours, then the operator's, then those without which the promises do not hold. */
public final class StreamsSettings {

  private static final int MIB = 1024 * 1024;
  private static final int COMMIT_INTERVAL_MS = 2_000;

  private StreamsSettings() {}

  /**
   * All settings of one application.
   *
   * @param threads stream threads in this process, at least 1
   * @param stateDirectory where the local copy of its stores lies
   * @param kafkaProperties the operator's
   * @param promises of the stage, which nobody may change
   */
  public static Map<String, Object> of(
      String applicationId,
      int threads,
      Path stateDirectory,
      Map<String, Object> kafkaProperties,
      Map<String, Object> promises) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    settings.put(producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024);
    // Nobody reads a record before its commit, which sends all: until then a batch may as well be filled.
    settings.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), COMMIT_INTERVAL_MS);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedStateMemory.class);
    // In a rush only; what comes now and then is committed at once (PromptCommit).
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
    // Documents and questions may have 10 MB each: few lie in memory at a time.
    settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 200);
    settings.put(consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 8 * MIB);
    settings.put(consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 2 * MIB);
    // The first start makes topics, for which the group is rebalanced once more: one thread would stand still for 3 s
    // until the heartbeat of the other hears of it.
    settings.put(consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 500);
    // Stores are restored one after the other, and the next would wait until a fetch of nothing for the last is over.
    settings.put(restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 20);
    settings.putAll(kafkaProperties);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, SendErrorHandler.class);
    settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTime.class);
    settings.put(consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), BoundedConsumer.POLL_RECORDS);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_RECORD_BYTES + MIB);
    settings.put(topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Integer.toString(Topics.MAX_RECORD_BYTES));
    settings.putAll(promises);
    return settings;
  }
}
