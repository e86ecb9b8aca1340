package fr.questeur.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record, or now if it has none between 1970 and now. Kafka Streams would stop at a record of another
 * producer without a time, and Kafka takes no record whose time is yet to come.
 */
public final class RecordTime implements TimestampExtractor {

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    long now = System.currentTimeMillis();
    return record.timestamp() >= 0 && record.timestamp() <= now ? record.timestamp() : now;
  }
}
