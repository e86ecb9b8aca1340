package fr.questeur.contract.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer that gets past records that do not fit into memory. A topic limits the compressed bytes of a batch alone,
 * and Kafka's consumer allocates whatever a record says that it takes: 36 KB may become 600 MB. This one hands over such
 * a record with an empty value and the header {@link #UNREADABLE}, and reads on behind it; behind the
 * batch, if the record cannot be unpacked at all.
 */
public class BoundedConsumer extends KafkaConsumer<byte[], byte[]> {

  /** The header that gives the reason for a record without its value. Added by this consumer, and in no topic. */
  public static final String UNREADABLE = "questeur.unreadable";

  /** So many records of {@link Topics#MAX_RECORD_BYTES} at the most are in memory after a poll. */
  public static final int POLL_RECORDS = 10;

  /** Headers come on top of a record of the largest size. */
  private static final int MOST_BYTES = Topics.MAX_RECORD_BYTES + 1024 * 1024;

  /** That many bytes are read one record at a time before normal polls go on. */
  private static final long STEP_BYTES = 8L * 1024 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final byte[] EMPTY = {};
  private static final Logger log = LoggerFactory.getLogger(BoundedConsumer.class);

  private final Map<String, Object> properties;
  private boolean isBroken;

  /**
   * A consumer.
   *
   * @param properties of Kafka's consumer; deserializers among them do not count. Without max.poll.records, {@link
   *     #POLL_RECORDS}
   */
  public BoundedConsumer(Map<String, Object> properties) {
    super(bounded(properties), new BoundedDeserializer(), new BoundedDeserializer());
    this.properties = properties;
  }

  private static Map<String, Object> bounded(Map<String, Object> properties) {
    Map<String, Object> bounded = new HashMap<>(properties);
    bounded.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
    return bounded;
  }

  /** As Kafka's; positions are behind what is returned. */
  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    try {
      ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
      isBroken = false;
      return records;
    } catch (OutOfMemoryError e) {
      isBroken = true;
      return readCarefully(e);
    } catch (KafkaException e) {
      // What Kafka's consumer reports of a record of which it was out of memory before, maybe polls ago.
      if (!isBroken && !isAboutARecord(e)) {
        throw e;
      }
      return readCarefully(e);
    }
  }

  private static boolean isAboutARecord(KafkaException e) {
    return e.getMessage() != null && e.getMessage().startsWith("Received exception when fetching the next record");
  }

  /** Of the first partition that has records, as many as fit, or the one that does not. */
  private ConsumerRecords<byte[], byte[]> readCarefully(Throwable failure) {
    Set<TopicPartition> readable = new HashSet<>(assignment());
    readable.removeAll(paused());
    for (TopicPartition partition : readable) {
      try (Probe probe = new Probe(properties, partition, position(partition))) {
        List<ConsumerRecord<byte[], byte[]>> records = probe.read();
        if (records.isEmpty() && probe.hasFailed()) {
          checkMemory(failure);
          records = List.of(unreadable(partition, probe.position()));
          probe.skip();
          log.warn("{} at offset {} does not fit into memory and is set aside; reading on at {}",
              partition, records.get(0).offset(), probe.position());
        }
        if (!records.isEmpty()) {
          seek(partition, probe.position());
          return new ConsumerRecords<>(
              Map.of(partition, records), Map.of(partition, new OffsetAndMetadata(probe.position())));
        }
      }
    }
    isBroken = false;
    return ConsumerRecords.empty();
  }

  /** Whether a record of the largest size would have fit. If not, it is the memory that is at fault, not the record. */
  private static void checkMemory(Throwable failure) {
    try {
      if (new byte[2 * MOST_BYTES].length == 0) {
        throw new IllegalStateException(failure);
      }
    } catch (OutOfMemoryError e) {
      e.addSuppressed(failure);
      throw e;
    }
  }

  private static ConsumerRecord<byte[], byte[]> unreadable(TopicPartition partition, long offset) {
    ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
        partition.topic(), partition.partition(), offset, ConsumerRecord.NO_TIMESTAMP, TimestampType.NO_TIMESTAMP_TYPE,
        ConsumerRecord.NULL_SIZE, 0, null, EMPTY, new org.apache.kafka.common.header.internals.RecordHeaders(),
        Optional.empty());
    mark(record.headers(), "does not fit into memory");
    return record;
  }

  private static void mark(Headers headers, String why) {
    headers.add(
        UNREADABLE,
        "the record %s; no record of more than %,d bytes is read".formatted(why, MOST_BYTES).getBytes(StandardCharsets.UTF_8));
  }

  /** Why a record came without its value; null if it came with it. */
  public static String unreadable(Headers headers) {
    return RecordHeaders.text(headers, UNREADABLE);
  }

  /** Never null for what is not null: an empty value is no tombstone. */
  private static final class BoundedDeserializer implements Deserializer<byte[]> {

    @Override
    public byte[] deserialize(String topic, byte[] data) {
      return data;
    }

    @Override
    public byte[] deserialize(String topic, Headers headers, ByteBuffer data) {
      if (data != null && data.remaining() > MOST_BYTES) {
        mark(headers, "has %,d bytes".formatted(data.remaining()));
        return EMPTY;
      }
      return data == null ? null : Utils.toArray(data);
    }
  }

  /** Reads one partition a record at a time, outside of the group. */
  private static final class Probe implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private boolean hasFailed;

    Probe(Map<String, Object> properties, TopicPartition partition, long from) {
      Map<String, Object> own = new HashMap<>(properties);
      own.keySet().removeIf(name -> !ConsumerConfig.configNames().contains(name));
      own.remove(ConsumerConfig.GROUP_ID_CONFIG);
      own.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
      own.remove(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
      own.compute(ConsumerConfig.CLIENT_ID_CONFIG, (name, id) -> id == null ? null : id + "-probe");
      own.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
      own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
      own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
      own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
      own.put("metric.reporters", "");
      this.consumer = new KafkaConsumer<>(own, new BoundedDeserializer(), new BoundedDeserializer());
      this.partition = partition;
      consumer.assign(List.of(partition));
      consumer.seek(partition, from);
      end = consumer.endOffsets(List.of(partition)).get(partition);
    }

    /** Up to some bytes, the end, or a record that cannot be read. */
    List<ConsumerRecord<byte[], byte[]>> read() {
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      long bytes = 0;
      long limit = System.nanoTime() + PATIENCE.toNanos();
      while (bytes < STEP_BYTES && !isAtEnd() && System.nanoTime() - limit < 0 && !hasFailed) {
        for (ConsumerRecord<byte[], byte[]> record : poll()) {
          records.add(record);
          bytes += record.value() == null ? 0 : record.value().length;
        }
      }
      return records;
    }

    private Iterable<ConsumerRecord<byte[], byte[]>> poll() {
      try {
        hasFailed = false;
        return consumer.poll(Duration.ofMillis(500));
      } catch (OutOfMemoryError e) {
        hasFailed = true;
        return List.of();
      }
    }

    boolean hasFailed() {
      return hasFailed;
    }

    /** Goes to the next offset from which records can be read: those of a batch are unpacked one after the other. */
    void skip() {
      long next = position();
      for (int tries = 0; hasFailed && next < end; tries++) {
        // Batches may have thousands of records, and each try takes a while.
        next = Math.min(end, next + 1 + tries / 16);
        consumer.seek(partition, next);
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!isAtEnd() && !poll().iterator().hasNext() && !hasFailed) {
          if (System.nanoTime() - limit > 0) {
            throw new TimeoutException("cannot read %s at offset %d".formatted(partition, next));
          }
        }
      }
      consumer.seek(partition, next);
    }

    private boolean isAtEnd() {
      return position() >= end;
    }

    long position() {
      return consumer.position(partition);
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
