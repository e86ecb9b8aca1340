package fr.questeur.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class PromptCommitTest {

  private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
  private final PromptCommit commit = PromptCommit.of(context);
  private long now = 1_000_000;

  @Test
  void aRecordThatComesAloneIsCommittedAtOnce() {
    recordsAfter(1_000, 1);
    assertThat(isAsked()).isTrue();
    recordsAfter(200, 1);
    assertThat(isAsked()).isTrue();
    recordsAfter(PromptCommit.WINDOW_MILLIS, 1);
    assertThat(isAsked()).isTrue();
  }

  @Test
  void inARushTheCommitIntervalDecides() {
    recordsAfter(1_000, 100);
    isAsked();
    for (int window = 0; window < 10; window++) {
      recordsAfter(PromptCommit.WINDOW_MILLIS, 100);
      assertThat(isAsked()).isFalse();
      tick();
      assertThat(isAsked()).isFalse();
    }
  }

  @Test
  void theLastRecordsOfARushAreCommittedSoonAfterIt() {
    recordsAfter(1_000, 100);
    recordsAfter(PromptCommit.WINDOW_MILLIS, 100);
    isAsked();
    now += PromptCommit.TICK.toMillis();
    tick();
    assertThat(isAsked()).isTrue();
    now += PromptCommit.TICK.toMillis();
    tick();
    assertThat(isAsked()).as("nothing came since").isFalse();
  }

  private void recordsAfter(long millis, int records) {
    now += millis;
    context.setCurrentSystemTimeMs(now);
    for (int i = 0; i < records; i++) {
      commit.record();
    }
  }

  private void tick() {
    context.scheduledPunctuators().get(0).getPunctuator().punctuate(now);
  }

  private boolean isAsked() {
    boolean asked = context.committed();
    context.resetCommit();
    return asked;
  }
}
