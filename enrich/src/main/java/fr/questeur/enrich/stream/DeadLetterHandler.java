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
import org.apache.kafka.common.header.Headers;
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

  private static final int LONGEST_KEY = 1024;
  private static final int LONGEST_MESSAGE = 1000;
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
        rejected ? exception.getMessage() : shorten(exception.toString()),
        "enrich",
        RawDocument.path(context.headers()),
        context.topic(),
        context.partition(),
        context.offset());
  }

  private static String shorten(String message) {
    return message.substring(0, Math.min(LONGEST_MESSAGE, message.length()));
  }

  /** With the original bytes, or a stub where they are more than a document has; what is as large beside them goes. */
  private static ProducerRecord<byte[], byte[]> toRecord(
      DeadLetter letter, ErrorHandlerContext context, Exception exception) {
    byte[] key = context.sourceRawKey();
    byte[] value = context.sourceRawValue();
    Headers headers = RecordHeaders.bounded(context.headers());
    byte[] keptKey = key != null && key.length > LONGEST_KEY ? null : key;
    boolean fits = value == null || value.length <= Topics.MAX_RECORD_BYTES - HEADERS_BYTES;
    boolean isWhole = fits && letter.reason() != DeadLetterReason.TOO_LARGE;
    return letter.toRecord(keptKey, isWhole ? value : stub(letter, value), headers, exception);
  }

  /** A value that could not be read is empty here: its size is not known. */
  private static byte[] stub(DeadLetter letter, byte[] value) {
    long size = value == null || value.length == 0 ? -1 : value.length;
    return QuestionJson.write(new Stub(letter.path(), size, null));
  }
}
