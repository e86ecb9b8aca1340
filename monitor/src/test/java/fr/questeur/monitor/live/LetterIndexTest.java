package fr.questeur.monitor.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.Resolution;
import fr.questeur.contract.kafka.Topics;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class LetterIndexTest {

  private static final Instant AT = Instant.parse("2026-11-25T08:00:00Z");

  private final LetterIndex letters = new LetterIndex();

  @Test
  void aLetterIsOpenUntilItIsResolved() {
    LetterSummary letter = letters.add(letter(2, 17, DeadLetterReason.TRUNCATED, "enrich", "half a page"));
    assertThat(letter.id()).isEqualTo("2-17");
    assertThat(letter.state()).isEqualTo("open");
    assertThat(letter.replayable()).isTrue();

    assertThat(letters.resolve(resolution("2-17", Resolution.State.REPLAYED)).state()).isEqualTo("replayed");
    assertThat(letters.counts().open()).isZero();
    assertThat(letters.latest().get(0).resolvedAt()).isEqualTo(AT);
    assertThat(letters.resolve(resolution("9-9", Resolution.State.REPLAYED))).isNull();
  }

  @Test
  void resolutionOfNoLetterLeavesTheOthersOpen() {
    letters.add(letter(0, 1, DeadLetterReason.EMPTY, "enrich", ""));
    letters.resolve(resolution("x", Resolution.State.DISCARDED));
    letters.resolve(resolution("0-999999", Resolution.State.DISCARDED));

    assertThat(letters.counts().open()).isEqualTo(1);
  }

  @Test
  void aResolutionMayBeReadBeforeItsLetter() {
    letters.resolve(resolution("0-1", Resolution.State.DISCARDED));
    assertThat(letters.add(letter(0, 1, DeadLetterReason.EMPTY, "enrich", "")).state()).isEqualTo("discarded");
  }

  @Test
  void theLatestAreKeptAndAllAreCounted() {
    for (int i = 0; i < LetterIndex.KEPT + 5; i++) {
      letters.add(letter(0, i, DeadLetterReason.EMPTY, "ingest", ""));
    }
    assertThat(letters.counts().total()).isEqualTo(LetterIndex.KEPT + 5L);
    assertThat(letters.counts().kept()).isEqualTo(LetterIndex.KEPT);
    assertThat(letters.counts().byReason()).containsEntry("empty", LetterIndex.KEPT + 5L);
    assertThat(letters.latest()).hasSize(LetterIndex.KEPT);
    assertThat(letters.latest().get(0).id()).isEqualTo("0-" + (LetterIndex.KEPT + 4));
    assertThat(letters.latest().get(0).replayable()).isFalse();
  }

  @Test
  void anExcerptIsTextWithoutControlCharacters() {
    assertThat(letters.add(letter(0, 1, DeadLetterReason.BINARY, "enrich", "a\0b\u001b[2Jc\nd")).excerpt())
        .isEqualTo("a·b·[2Jc\nd");
    assertThat(letters.add(letter(0, 2, DeadLetterReason.BINARY, "enrich", "x".repeat(5_000))).excerpt())
        .hasSize(701).endsWith("…");
  }

  private static ConsumerRecord<byte[], byte[]> letter(
      int partition, long offset, DeadLetterReason reason, String stage, String bytes) {
    ProducerRecord<byte[], byte[]> letter = new DeadLetter(reason, "why", stage, "inbox/a.txt", null, null, null)
        .toRecord("sha".getBytes(UTF_8), bytes.getBytes(UTF_8), new RecordHeaders(), null);
    return record(Topics.DEAD_LETTER.name(), partition, offset, letter.key(), letter.value(), letter.headers());
  }

  private static ConsumerRecord<byte[], byte[]> resolution(String id, Resolution.State state) {
    return record(
        Topics.RESOLUTION.name(), 0, 0, id.getBytes(UTF_8), QuestionJson.write(new Resolution(state, AT, null)),
        new RecordHeaders());
  }

  private static ConsumerRecord<byte[], byte[]> record(
      String topic, int partition, long offset, byte[] key, byte[] value,
      Headers headers) {
    return new ConsumerRecord<>(
        topic, partition, offset, AT.toEpochMilli(), TimestampType.CREATE_TIME, 0, 0, key, value, headers,
        Optional.empty());
  }
}
