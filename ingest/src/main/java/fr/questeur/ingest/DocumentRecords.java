package fr.questeur.ingest;

import static fr.questeur.contract.kafka.RecordHeaders.ACCOUNT;
import static fr.questeur.contract.kafka.RecordHeaders.FILE_LAST_MODIFIED;
import static fr.questeur.contract.kafka.RecordHeaders.FILE_LENGTH;
import static fr.questeur.contract.kafka.RecordHeaders.FILE_PATH;
import static fr.questeur.contract.kafka.RecordHeaders.put;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.Stub;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.kafka.TraceContext;
import fr.questeur.ingest.common.Times;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The Kafka records that ingest writes. */
final class DocumentRecords {

  private DocumentRecords() {}

  /**
   * The document, untouched.
   *
   * @param account whose account it is in
   * @param timestamp milliseconds since the epoch
   */
  static ProducerRecord<byte[], byte[]> raw(Document document, String account, long timestamp) {
    Headers headers = headers(document);
    put(headers, ACCOUNT, account);
    return new ProducerRecord<>(
        Topics.RAW.name(), null, timestamp, utf8(document.sha256()), document.bytes(), headers);
  }

  /** A stub of what does not travel. */
  static ProducerRecord<byte[], byte[]> deadLetter(Document document, Document.Refusal why) {
    FoundFile file = document.file();
    byte[] stub = QuestionJson.write(new Stub(file.name(), file.size(), why.isHashed() ? document.sha256() : null));
    return new DeadLetter(why.reason(), why.message(), "ingest", file.name(), null, null, null)
        .toRecord(utf8(document.sha256()), stub, headers(document), null);
  }

  static ProducerRecord<byte[], byte[]> ledger(LedgerEntry entry) {
    return new ProducerRecord<>(Topics.LEDGER.name(), utf8(entry.key()), QuestionJson.write(entry));
  }

  private static Headers headers(Document document) {
    FoundFile file = document.file();
    Headers headers = new RecordHeaders();
    put(headers, FILE_PATH, file.name());
    put(headers, FILE_LENGTH, file.size() < 0 ? null : Long.toString(file.size()));
    put(headers, FILE_LAST_MODIFIED, Times.isPublished(file.lastModified()) ? file.lastModified().toString() : null);
    TraceContext.begin(headers, document.sha256());
    return headers;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
