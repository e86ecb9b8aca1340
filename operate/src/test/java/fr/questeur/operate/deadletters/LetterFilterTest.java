package fr.questeur.operate.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.contract.DeadLetterReason;
import fr.questeur.contract.kafka.DeadLetter;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class LetterFilterTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Letter LETTER = letter(DeadLetterReason.TRUNCATED, "enrich", "inbox/2013/a.html");

  @Test
  void withoutConditionsAllPass() {
    assertThat(LetterFilter.ALL.test().test(LETTER)).isTrue();
  }

  @Test
  void reasonsAndStagesAreAlternatives() {
    assertThat(passes(Set.of(DeadLetterReason.EMPTY, DeadLetterReason.TRUNCATED), Set.of(), null)).isTrue();
    assertThat(passes(Set.of(DeadLetterReason.EMPTY), Set.of(), null)).isFalse();
    assertThat(passes(Set.of(), Set.of("sink"), null)).isFalse();
  }

  @Test
  void allConditionsMustHold() {
    assertThat(passes(Set.of(DeadLetterReason.TRUNCATED), Set.of("sink"), null)).isFalse();
  }

  @Test
  void pathsAreGlobs() {
    assertThat(passes(Set.of(), Set.of(), "**.html")).isTrue();
    assertThat(passes(Set.of(), Set.of(), "inbox/*")).isFalse();
    assertThat(passes(Set.of(), Set.of(), "inbox/2013/*")).isTrue();
    assertThat(new LetterFilter(Set.of(), Set.of(), "**", null, null).test()
        .test(letter(DeadLetterReason.EMPTY, "enrich", null))).as("a letter without a path").isFalse();
  }

  @Test
  void theFirstInstantBelongsToATimeAndTheLastDoesNot() {
    assertThat(between(NOON, NOON.plusSeconds(1))).isTrue();
    assertThat(between(NOON.minusSeconds(1), NOON)).isFalse();
    assertThat(between(NOON.plusMillis(1), null)).isFalse();
  }

  @Test
  void idsAreReadAsTheyAreWritten() {
    assertThat(LetterId.parse(LETTER.id().toString())).isEqualTo(LETTER.id());
    assertThatThrownBy(() -> LetterId.parse("17")).hasMessageContaining("no id of a dead letter");
  }

  private static boolean passes(Set<DeadLetterReason> reasons, Set<String> stages, String path) {
    return new LetterFilter(reasons, stages, path, null, null).test().test(LETTER);
  }

  private static boolean between(Instant since, Instant until) {
    return new LetterFilter(Set.of(), Set.of(), null, since, until).test().test(LETTER);
  }

  static Letter letter(DeadLetterReason reason, String stage, String path) {
    RecordHeaders original = new RecordHeaders();
    fr.questeur.contract.kafka.RecordHeaders.put(
        original, fr.questeur.contract.kafka.RecordHeaders.FILE_PATH, path);
    var sent = new DeadLetter(reason, "why", stage, path, null, null, null)
        .toRecord(new byte[] {1}, new byte[] {2}, original, null);
    return Letter.of(
        new ConsumerRecord<>(sent.topic(), 2, 17, NOON.toEpochMilli(), TimestampType.CREATE_TIME, 1, 1, sent.key(),
            sent.value(), sent.headers(), Optional.empty()),
        null);
  }
}
