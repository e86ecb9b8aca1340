package fr.questeur.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class PromptCommitTest {

  private final Task task = new Task();
  private final Task another = new Task();
  // Of all tests: the pace is the thread's, and no clock goes back.
  private static long now = System.currentTimeMillis();

  @Test
  void aRecordThatComesAloneIsCommittedAtOnce() {
    for (int i = 0; i < 20; i++) {
      now += 200;
      task.records(1);
      assertThat(task.isAsked()).isTrue();
    }
  }

  @Test
  void inARushTheCommitIntervalDecides() {
    now += 1_000;
    task.records(CommitPace.FEW + 1);
    task.isAsked();
    for (int i = 0; i < 100; i++) {
      now += CommitPace.WINDOW / 10;
      task.records(2);
      task.tick();
      assertThat(task.isAsked()).as("after %d ms", i * 10).isFalse();
    }
  }

  @Test
  void aRushIsTheThreadsNotTheTasks() {
    now += 1_000;
    another.records(100);
    now += CommitPace.WINDOW;
    another.records(100);
    task.records(1);
    assertThat(task.isAsked()).isFalse();
  }

  @Test
  void theLastRecordsOfARushAreCommittedSoonAfterIt() {
    now += 1_000;
    task.records(100);
    now += CommitPace.WINDOW;
    task.records(100);
    task.isAsked();
    now += CommitPace.WINDOW;
    task.tick();
    assertThat(task.isAsked()).isTrue();
    now += CommitPace.WINDOW;
    task.tick();
    assertThat(task.isAsked()).as("nothing came since").isFalse();
  }

  @Test
  void whatComesTooSoonAfterACommitIsCommittedSoonAfter() {
    now += 1_000;
    task.records(1);
    assertThat(task.isAsked()).isTrue();
    now += 10;
    another.records(1);
    assertThat(another.isAsked()).isFalse();
    now += CommitPace.SPACING;
    another.tick();
    assertThat(another.isAsked()).isTrue();
  }

  private final class Task {

    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
    private final PromptCommit commit = PromptCommit.of(context);

    private void records(int count) {
      context.setCurrentSystemTimeMs(now);
      for (int i = 0; i < count; i++) {
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
}
