package fr.questeur.enrich.stream;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Keeps the headers of other producers from filling a record. */
final class HeaderLimit {

  /** Ours take some hundred bytes. */
  private static final int MOST_BYTES = 64 * 1024;

  private HeaderLimit() {}

  /** Removes all headers of a record if they are larger together than any of ours: then none is to be trusted. */
  static void apply(Headers headers) {
    long bytes = 0;
    for (Header header : headers) {
      bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    if (bytes > MOST_BYTES) {
      for (Header header : headers.toArray()) {
        headers.remove(header.key());
      }
    }
  }
}
