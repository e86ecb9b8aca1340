package fr.questeur.ingest.archive;

import static fr.questeur.ingest.archive.Archives.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Aggregates of eight times the size take eight times as long and not 64 times. */
class LinearTimeTest {

  private static final int SMALL = 20_000;
  private static final int GROWTH = 8;

  /** Of 8 for what is linear and 64 for what is quadratic. */
  private static final int MOST_TIMES = 28;

  /** What is too short to be compared. */
  private static final long SHORT = 20_000_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "<questions><question |a|/></questions>", "<questions><question a|=|/></questions>",
        "<questions><question |= |/></questions>", "<questions><question |a='' |/></questions>",
        "<questions><question |xmlns:a='' |/></questions>", "<questions><question a|` `|/></questions>",
        "<questions type=''>|<question/>|</questions>", "<questions xmlns:a='' type=''>|<question/>|</questions>",
        "<questions>|<question>|</questions>", "<questions><question/>|<a></a>|</questions>",
        "<questions><question/>|<|</questions>", "<questions><!|-|--><question/></questions>",
        "<questions><![CDATA[|]|]]><question/></questions>", "<!DOCTYPE a [|<!ENTITY a '&b;'>|]><questions/>",
        "<questions><question><uid>|a|</uid></question></questions>",
        "<questions><question><|a|/></question></questions>",
        "{\"questions\":[{},{\"a\":|[|1", "{\"questions\":[{},{\"a\":|1|}]}", "{\"questions\":[{},{\"a\":\"|\\\\|\"}]}",
        "{\"questions\":[{},{\"|a|\":1}]}", "{\"questions\":[{},{\"a\":1},|{},|{}]}",
        "{\"questions\":[{},|` `|{}]}", "{\"questions\":[{},{|\"a\":1,|\"a\":1}]}"
      }, delimiter = '|', ignoreLeadingAndTrailingWhitespace = false)
  void splitsInLinearTime(String before, String repeated, String behind) throws IOException {
    nanos(before, repeated, behind, SMALL); // warms up
    long small = Math.min(nanos(before, repeated, behind, SMALL), nanos(before, repeated, behind, SMALL));
    long large = nanos(before, repeated, behind, GROWTH * SMALL);

    assertThat(large).isLessThan(MOST_TIMES * Math.max(small, SHORT / GROWTH));
  }

  /** Of this thread, whatever else the machine does. */
  private long nanos(String before, String repeated, String behind, int length) throws IOException {
    byte[] aggregate = utf8(before + repeated.repeat(length / repeated.length()) + behind);
    ContainerKind kind = before.startsWith("<") ? ContainerKind.XML : ContainerKind.JSON;
    Path file = Files.write(folder.resolve("a"), aggregate);
    long start = threads.getCurrentThreadCpuTime();
    ContainerKind.of(aggregate, aggregate.length);
    Heard.unpack(file, kind, Limits.of(100));
    return threads.getCurrentThreadCpuTime() - start;
  }
}
