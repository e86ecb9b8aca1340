package fr.questeur.contract.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.DeadLetterReason;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  private static final byte[] KEY = {1};
  private static final byte[] VALUE = {2, 0, 3};

  @Test
  void whatIsWrittenIsReadBack() {
    DeadLetter letter =
        new DeadLetter(DeadLetterReason.TRUNCATED, "no answer", "enrich", "inbox/é.txt", "questions.raw", 3, 42L);

    ProducerRecord<byte[], byte[]> record =
        letter.toRecord(KEY, VALUE, original("inbox/é.txt"), new IllegalStateException());

    assertThat(DeadLetter.read(record.headers())).isEqualTo(letter);
    assertThat(record.topic()).isEqualTo("questions.dead-letter");
    assertThat(record.key()).isEqualTo(KEY);
    assertThat(record.value()).isEqualTo(VALUE);
  }

  @Test
  void theNamesAreThoseOfKafkaStreams() {
    DeadLetter letter = new DeadLetter(DeadLetterReason.EMPTY, "no bytes", "enrich", "a", "questions.raw", 0, 7L);
    Headers headers = letter.toRecord(KEY, VALUE, original("a"), new IllegalStateException()).headers();

    assertThat(RecordHeaders.text(headers, "__streams.errors.topic")).isEqualTo("questions.raw");
    assertThat(RecordHeaders.text(headers, "__streams.errors.partition")).isEqualTo("0");
    assertThat(RecordHeaders.text(headers, "__streams.errors.offset")).isEqualTo("7");
    assertThat(RecordHeaders.text(headers, "__streams.errors.message")).isEqualTo("no bytes");
    assertThat(RecordHeaders.text(headers, "__streams.errors.exception")).isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void theHeadersOfTheOriginalAreKeptAndNotTouched() {
    Headers original = original("a");
    RecordHeaders.put(original, "traceparent", "00-1-2-00");
    DeadLetter letter = new DeadLetter(DeadLetterReason.EMPTY, null, "ingest", "a", null, null, null);

    Headers headers = letter.toRecord(KEY, VALUE, original, null).headers();

    assertThat(RecordHeaders.text(headers, "traceparent")).isEqualTo("00-1-2-00");
    assertThat(RecordHeaders.text(original, DeadLetter.REASON)).isNull();
    assertThat(DeadLetter.read(headers)).isEqualTo(letter);
  }

  @Test
  void aLetterIsNotTheEventThatItCameFrom() {
    Headers original = original("a");
    CloudEvent.putQuestion(original, 2, 17, "ab".repeat(32), 0);
    DeadLetter letter = new DeadLetter(DeadLetterReason.NOT_STORABLE, null, "sink", "a", "questions.enriched", 0, 7L);

    Headers headers = letter.toRecord(KEY, VALUE, original, null).headers();

    assertThat(headers.toArray())
        .extracting(Header::key)
        .noneMatch(name -> name.startsWith("ce_") || name.equals("content-type"));
    assertThat(RecordHeaders.text(original, "ce_id")).isEqualTo("2-17-abababababababab");
  }

  @Test
  void aReasonOfALaterVersionIsNotAnError() {
    Headers headers = original("a");
    RecordHeaders.put(headers, DeadLetter.REASON, "struck_by_lightning");

    assertThat(DeadLetter.read(headers).reason()).isEqualTo(DeadLetterReason.INTERNAL_ERROR);
  }

  private static Headers original(String path) {
    Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    RecordHeaders.put(headers, RecordHeaders.FILE_PATH, path);
    return headers;
  }
}
