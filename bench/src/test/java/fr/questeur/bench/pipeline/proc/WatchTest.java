package fr.questeur.bench.pipeline.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchTest {

  @TempDir Path folder;

  @Test
  void aThreadThatHasEndedStillCounts() throws InterruptedException {
    assumeThat(Proc.isThere()).isTrue();
    ProcessWatch watch = new ProcessWatch(ProcessHandle.current().pid(), true);
    Thread busy = new Thread(() -> {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
    }, "questeur-sink");
    busy.start();
    double before = 0;
    while (before == 0) {
      watch.look();
      before = watch.use().cpuSecondsByWork().getOrDefault(Work.SINK, 0.0);
    }
    busy.interrupt();
    busy.join();
    // Java is done with a thread before the kernel is, and its last ticks count too.
    while (Proc.threads(ProcessHandle.current().pid()).stream().anyMatch(thread -> Work.of(thread.name()) == Work.SINK)) {
      watch.look();
    }
    watch.look();
    Use use = watch.use();
    assertThat(use.cpuSecondsByWork().get(Work.SINK)).isGreaterThanOrEqualTo(before);
    assertThat(use.cpuSeconds()).isGreaterThanOrEqualTo(before);
    assertThat(use.peakMemory()).isPositive();
  }

  @Test
  void aServerIsTheProcessThatItsLockFileNames() throws IOException {
    assumeThat(Proc.isThere()).isTrue();
    PostgresWatch watch = new PostgresWatch(folder);
    watch.look();
    assertThat(watch.use()).isEqualTo(new Use(0, Map.of(), 0, 0));

    // As while the first files of a new server are made.
    Files.writeString(folder.resolve("postmaster.pid"), "-" + ProcessHandle.current().pid() + "\n");
    watch.look();
    assertThat(watch.use().peakMemory()).isZero();

    Files.writeString(folder.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n/data\n");
    watch.look();
    assertThat(watch.use().peakMemory()).isPositive();
    assertThat(watch.use().cpuSeconds()).isPositive();
  }

  @Test
  void useSinceAnEarlierLook() {
    Use before = new Use(2, Map.of(), 100, 30);
    assertThat(new Use(5, Map.of(), 120, 70).since(before)).isEqualTo(new Use(3, Map.of(), 120, 40));
  }
}
