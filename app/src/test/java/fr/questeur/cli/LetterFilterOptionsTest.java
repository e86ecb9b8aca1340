package fr.questeur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.contract.DeadLetterReason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetterFilterOptionsTest {

  private final LetterFilterOptions options = new LetterFilterOptions();

  @Test
  void aDayBeginsInParis() {
    options.since = "2026-11-24";
    options.until = "2026-07-14";

    assertThat(options.filter().since()).isEqualTo(Instant.parse("2026-11-23T23:00:00Z"));
    assertThat(options.filter().until()).isEqualTo(Instant.parse("2026-07-13T22:00:00Z"));
  }

  @Test
  void anInstantIsOne() {
    options.since = "2026-11-24T08:00:00Z";

    assertThat(options.filter().since()).isEqualTo(Instant.parse("2026-11-24T08:00:00Z"));
  }

  @Test
  void whatIsNoTimeNoReasonOrNoStageIsSaidWithWhatWouldBe() {
    options.since = "yesterday";
    assertThatThrownBy(options::filter).hasMessageContaining("--since is a day (2026-11-24)");
    options.since = null;
    options.reasons = List.of("truncted");
    assertThatThrownBy(options::filter).hasMessageContaining("truncated").hasMessageContaining("not truncted");
    options.reasons = List.of("truncated");
    options.stages = List.of("monitor");
    assertThatThrownBy(options::filter).hasMessageContaining("ingest, enrich or sink");
  }

  @Test
  void reasonsAreThoseOfTheContract() {
    options.reasons = List.of("not_a_question");

    assertThat(options.filter().reasons()).containsExactly(DeadLetterReason.NOT_A_QUESTION);
    assertThat(options.isGiven()).isTrue();
  }
}
