package fr.questeur.contract.kafka;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of W3C Trace Context, with which a document is followed from its file to its row. Questeur begins a trace
 * where none is under way and passes on one that is; it records no spans of its own.
 */
public final class TraceContext {

  public static final String TRACEPARENT = "traceparent";

  /** Of whoever began the trace. */
  public static final String TRACESTATE = "tracestate";

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

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
    Matcher parts = traceparent == null ? null : FORM.matcher(traceparent);
    return parts != null && parts.matches() ? parts.group(1) : null;
  }
}
