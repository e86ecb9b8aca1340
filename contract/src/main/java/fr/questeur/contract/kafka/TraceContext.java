package fr.questeur.contract.kafka;

import org.apache.kafka.common.header.Headers;

/**
 * The headers of W3C Trace Context, with which a document is followed from its file to its row. Questeur begins a trace
 * where none is under way and passes on one that is; it records no spans of its own.
 */
public final class TraceContext {

  public static final String TRACEPARENT = "traceparent";

  /** Of whoever began the trace. */
  public static final String TRACESTATE = "tracestate";

  /** Of a traceparent, more of which a later version may add: a hexadecimal digit in lower case for each x. */
  private static final String FORM = "xx-" + "x".repeat(32) + "-" + "x".repeat(16) + "-xx";

  private TraceContext() {}

  /**
   * Begins a trace unless there is one. Its id is made of the document's hash, so that it is the same however often the
   * document is sent, and found by whoever has the file: the first 32 digits of {@code sha256sum}.
   *
   * @param sha256 of the document, 64 hexadecimal digits in lower case
   */
  public static void begin(Headers headers, String sha256) {
    if (traceId(headers) == null) {
      String ids = sha256.substring(0, 32) + "-" + sha256.substring(32, 48);
      RecordHeaders.put(headers, TRACEPARENT, "00-" + ids + "-01");
    }
  }

  /** The trace that a record belongs to, 32 hexadecimal digits in lower case; null if none. */
  public static String traceId(Headers headers) {
    String traceparent = RecordHeaders.text(headers, TRACEPARENT);
    return traceparent != null && isWellFormed(traceparent) ? traceparent.substring(3, 35) : null;
  }

  private static boolean isWellFormed(String traceparent) {
    if (traceparent.length() < FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char sign = traceparent.charAt(i);
      boolean isDigit = sign >= '0' && sign <= '9' || sign >= 'a' && sign <= 'f';
      if (FORM.charAt(i) == '-' ? sign != '-' : !isDigit) {
        return false;
      }
    }
    return true;
  }
}
