package fr.questeur.streams;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Has the thread end when a record cannot be sent: all its tasks then go back to what is committed.
 *
 * <p>Kafka's own handler retries after a timeout: it sets back only the task that sent the record. When a second task
 * fails so while Kafka Streams 4.3.1 commits the others, it aborts the transaction, which is one for all tasks of the
 * thread, and the others go on behind what they had read for it: what they had written is lost.
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
