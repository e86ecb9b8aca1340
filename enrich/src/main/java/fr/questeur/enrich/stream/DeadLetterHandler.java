package fr.questeur.enrich.stream;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.Stub;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a dead letter of what a document's reading throws, within the transaction of Kafka Streams (KIP-1034), and goes
 * on. Errors of Kafka itself stop the thread: they are no fault of the document.
 */
public final class DeadLetterHandler implements ProcessingExceptionHandler {

  /** The configuration entry under which the handler finds where to count. */
  static final String METERS_CONFIG = "questeur.enrich.meters";

  /** Room for the headers of a letter. */
  private static final int HEADERS_BYTES = 64 * 1024;

  private static final Logger log = LoggerFactory.getLogger(DeadLetterHandler.class);

  private EnrichMeters meters;

  @Override
  public void configure(Map<String, ?> config) {
    meters = (EnrichMeters) config.get(METERS_CONFIG);
  }

  @Override
  public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    if (exception instanceof KafkaException) {
      return Response.fail();
    }
    DeadLetter letter = letter(context, exception);
    if (letter.reason() == DeadLetterReason.INTERNAL_ERROR) {
      log.error("{} could not be read, by a fault of Questeur's own", letter.path(), exception);
    } else {
      log.warn("{} became a dead letter: {}: {}", letter.path(), letter.reason().code(), letter.message());
    }
    meters.rejected(letter);
    return Response.resume(List.of(toRecord(letter, context, exception)));
  }

  private static DeadLetter letter(ErrorHandlerContext context, Exception exception) {
    boolean rejected = exception instanceof RejectedDocumentException;
    return new DeadLetter(
        rejected ? ((RejectedDocumentException) exception).reason() : DeadLetterReason.INTERNAL_ERROR,
        rejected ? exception.getMessage() : exception.toString(),
        "enrich",
        RecordHeaders.text(context.headers(), RecordHeaders.FILE_PATH),
        context.topic(),
        context.partition(),
        context.offset());
  }

  private static ProducerRecord<byte[], byte[]> toRecord(
      DeadLetter letter, ErrorHandlerContext context, Exception exception) {
    byte[] key = context.sourceRawKey();
    byte[] value = context.sourceRawValue();
    long bytes = (key == null ? 0 : key.length) + (value == null ? 0L : value.length);
    if (bytes <= Topics.MAX_RECORD_BYTES - HEADERS_BYTES) {
      return letter.toRecord(key, value, context.headers(), exception);
    }
    // A record of another producer may be as large as the topic takes; with the headers of a letter it would be larger.
    byte[] stub = QuestionJson.write(new Stub(letter.path(), bytes, null));
    return letter.toRecord(null, stub, context.headers(), exception);
  }
}
