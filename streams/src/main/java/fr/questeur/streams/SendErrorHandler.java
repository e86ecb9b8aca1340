package fr.questeur.streams;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Has the thread end when a record cannot be sent: all its tasks then go back to what is committed.
 *
 * <p>Kafka's own handler retries after a timeout. Kafka Streams 4.3.1 then sets back only the task that had sent the
 * record and aborts the transaction, which all tasks of the thread share. The others go on after the records that they
 * have read, and what they had written for these, or were just about to, is lost.
 */
public final class SendErrorHandler implements ProductionExceptionHandler {

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    return Response.fail();
  }

  @Override
  public void configure(Map<String, ?> configs) {}
}
