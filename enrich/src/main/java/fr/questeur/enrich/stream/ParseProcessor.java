package fr.questeur.enrich.stream;

import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.kafka.BoundedConsumer;
import fr.questeur.contract.kafka.Books;
import fr.questeur.contract.kafka.CloudEvent;
import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.TraceContext;
import fr.questeur.enrich.Enricher;
import fr.questeur.enrich.parse.common.Budget;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import fr.questeur.streams.TaskPulses;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Reads a document. What cannot be read is thrown, and becomes a dead letter: see {@link DeadLetterHandler}. */
final class ParseProcessor extends BookedProcessor {

  private final Enricher enricher;
  private final EnrichMeters meters;

  ParseProcessor(Enricher enricher, EnrichMeters meters, TaskPulses pulses, CrashGuard guard) {
    super(Books.PARSE, pulses, guard);
    this.enricher = enricher;
    this.meters = meters;
  }

  @Override
  protected String end(Record<String, byte[]> raw) {
    String unreadable = BoundedConsumer.unreadable(raw.headers());
    if (unreadable != null) {
      throw new RejectedDocumentException(DeadLetterReason.TOO_LARGE, unreadable);
    }
    Headers headers = RecordHeaders.bounded(raw.headers());
    Question question = RawDocument.read(enricher, raw.value(), headers, raw.timestamp());
    meters.parsed(question);
    byte[] json = QuestionJson.write(question);
    Budget.QUESTION_BYTES.check(json.length);
    String sha256 = question.source().sha256();
    TraceContext.begin(headers, sha256);
    context().recordMetadata().ifPresent(origin -> putOrigin(headers, origin, sha256, raw.timestamp()));
    context().forward(new Record<>(question.uid().toString(), json, raw.timestamp(), headers));
    return Books.PASSED;
  }

  /** Once and for all: what the next step passes on of this document, if anything, is this event. */
  private static void putOrigin(Headers headers, RecordMetadata origin, String sha256, long timestamp) {
    RecordHeaders.put(headers, RecordHeaders.RAW_PARTITION, Integer.toString(origin.partition()));
    RecordHeaders.put(headers, RecordHeaders.RAW_OFFSET, Long.toString(origin.offset()));
    CloudEvent.putQuestion(headers, origin.partition(), origin.offset(), sha256, timestamp);
  }
}
