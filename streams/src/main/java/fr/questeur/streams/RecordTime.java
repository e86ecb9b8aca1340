package fr.questeur.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record, between 1970 and now. Other producers may give none, or one that is yet to come: such a record
 * has the time of the latest one before it in its partition, or of now. Kafka Streams would stop at the first, and Kafka
 * would not take a record with the second.
 */
public final class RecordTime implements TimestampExtractor {

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    long now = System.currentTimeMillis();
    if (isTime(record.timestamp(), now)) {
      return record.timestamp();
    }
    return record.timestamp() < 0 && isTime(partitionTime, now) ? partitionTime : now;
  }

  private static boolean isTime(long timestamp, long now) {
    return timestamp >= 0 && timestamp <= now;
  }
}
