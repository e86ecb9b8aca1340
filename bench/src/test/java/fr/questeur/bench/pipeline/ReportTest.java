package fr.questeur.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.questeur.bench.parse.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {

  private static final String SUBJECT = "one JVM, folder, search on";

  @TempDir Path folder;

  @Test
  void isTheSameAfterJson() throws IOException {
    Report report = report("abc1234+", series("documents/s", 1234.5, 1200.25, 1300.0), series("s", Double.NaN));
    Path file = folder.resolve("results").resolve("a.json");
    report.write(file);
    assertThat(Report.read(file)).isEqualTo(report);
  }

  @Test
  void whatIsNoReportIsRefusedWithItsName() throws IOException {
    Path file = Files.writeString(folder.resolve("other.json"), "[1, 2]");
    assertThatIllegalArgumentException().isThrownBy(() -> Report.read(file)).withMessageContaining("other.json");
  }

  @Test
  void printsMediansWithTheirSpread() {
    Report report = report("abc1234", series("documents/s", 1300.0, 1200.0, 1234.0), series("s", 0.5));
    assertThat(printed(report::print))
        .contains("commit abc1234")
        .contains("1,234 (1,200-1,300)")
        .contains("0.500")
        .contains("documents: 5000")
        .contains("note: not measured: x");
  }

  @Test
  void comparesMedians() {
    Report old = report("aaaaaaa", series("s", 10.0, 30.0, 20.0), series("gone", 1.0));
    Report recent = report("bbbbbbb", series("s", 10.0), series("added", 1.0));
    assertThat(printed(new Comparison(old, recent)::print))
        .containsPattern("(?m)^  s +20\\.0 +10\\.0 +0\\.50$")
        .containsPattern("(?m)^  added +- +1\\.00 +-$")
        .contains("only old: whole: " + SUBJECT + ": gone 1.00");
  }

  @Test
  void comparesWhatWasMeasuredWithOtherSettingsOnlyWithAWord() {
    Report old = report("aaaaaaa", series("s", 10.0));
    Report recent =
        new Report(old.machine(), "b", old.at(), Map.of("documents", "100"), old.series(), List.of());
    assertThat(printed(new Comparison(old, recent)::print)).contains("note: documents was 5000, is 100");
  }

  @Test
  void theMoreNumerousGoDown() {
    StringWriter out = new StringWriter();
    Table.of(List.of(series("a", 1), series("b", 2), new Series("whole", "another", "b", List.of(3.0))))
        .print(new PrintWriter(out, true));
    assertThat(out.toString().lines())
        .satisfiesExactly(
            head -> assertThat(head).containsSubsequence("a", "b"),
            first -> assertThat(first.strip()).isEqualTo(SUBJECT + "  1.00  2.00"),
            second -> assertThat(second).startsWith("  another").endsWith("3.00"));
  }

  private static Series series(String quantity, double... values) {
    return new Series("whole", SUBJECT, quantity, Arrays.stream(values).boxed().toList());
  }

  private static Report report(String commit, Series... series) {
    return new Report(
        Machine.here(), commit, Instant.parse("2026-11-25T19:00:00Z"), Map.of("documents", "5000"), List.of(series),
        List.of("not measured: x"));
  }

  private static String printed(Consumer<PrintWriter> print) {
    StringWriter out = new StringWriter();
    print.accept(new PrintWriter(out));
    return out.toString();
  }
}
