package fr.questeur.operate;

import fr.questeur.contract.kafka.RecordHeaders;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.contract.kafka.TraceContext;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Documents that go the whole way again. */
public final class Republished {

  private static final List<String> OF_THE_FILE =
      List.of(
          RecordHeaders.FILE_PATH, RecordHeaders.FILE_LENGTH, RecordHeaders.FILE_LAST_MODIFIED,
          TraceContext.TRACEPARENT, TraceContext.TRACESTATE);

  private Republished() {}

  /**
   * The record to send.
   *
   * @param from headers that say which file it is
   * @param why the value of {@link RecordHeaders#REPLAY}
   */
  public static ProducerRecord<byte[], byte[]> of(byte[] key, byte[] document, Headers from, String why) {
    var again = new ProducerRecord<>(Topics.RAW.name(), key, document);
    OF_THE_FILE.forEach(name -> RecordHeaders.put(again.headers(), name, RecordHeaders.text(from, name)));
    RecordHeaders.put(again.headers(), RecordHeaders.REPLAY, why);
    return again;
  }
}
