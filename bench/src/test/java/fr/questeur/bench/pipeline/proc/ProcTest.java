package fr.questeur.bench.pipeline.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

final class ProcTest {

  private static final String STATUS = "Name:\tjava\nVmPeak:\t 9000 kB\nVmHWM:\t  812345 kB\nVmRSS:\t 700000 kB\n";
  private static final String IO =
      "rchar: 12345\nwchar: 1\nread_bytes: 77\nwrite_bytes: 4096\ncancelled_write_bytes: 9\n";

  @Test
  void findsAField() {
    assertThat(Proc.field(STATUS, "VmHWM")).hasValue(812_345);
    assertThat(Proc.field(IO, "write_bytes")).hasValue(4096);
    assertThat(Proc.field(IO, "rchar")).hasValue(12_345);
    assertThat(Proc.field(IO, "VmHWM")).isEmpty();
    assertThat(Proc.field("", "rchar")).isEmpty();
  }

  @Test
  void aProcessThatIsNotThereTellsNothing() {
    assumeThat(Proc.isThere()).isTrue();
    assertThat(Proc.stat(Integer.MAX_VALUE)).isEmpty();
    assertThat(Proc.threads(Integer.MAX_VALUE)).isEmpty();
    assertThat(Proc.peakMemory(Integer.MAX_VALUE)).isEmpty();
    assertThat(Proc.cpuSeconds(Integer.MAX_VALUE)).isZero();
  }

  @Test
  void thisProcessIsSeenWithItsThreadsAndMemory() {
    assumeThat(Proc.isThere()).isTrue();
    long pid = ProcessHandle.current().pid();
    assertThat(Proc.stat(pid).orElseThrow().id()).isEqualTo(pid);
    assertThat(Proc.threads(pid)).hasSizeGreaterThan(5);
    assertThat(Proc.peakMemory(pid).orElseThrow()).isGreaterThan(10_000_000);
  }
}
