package fr.questeur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** The log of {@code questeur run}, as its configuration writes it. */
class LogFormatTest {

  private static final String FORGED = "a\u001b]0;owned\u0007\n2026-11-30T00:00:00.000Z ERROR forged: everything lost\r.txt";

  @TempDir private Path directory;
  private final LoggerContext context = new LoggerContext();
  private Path file;
  private Logger log;

  @BeforeEach
  void configure() throws JoranException {
    file = directory.resolve("questeur.log");
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("questeur.log.file", file.toString());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(getClass().getResource("logback-file.xml"));
    log = context.getLogger("fr.questeur.Test");
  }

  @AfterEach
  void close() {
    context.stop();
  }

  @Test
  void writesAMessageOnOneLineWhateverIsInIt() throws IOException {
    log.warn("Cannot read {}", FORGED);

    assertThat(lines()).hasSize(1).allMatch(line -> line.endsWith("\\u000d.txt") && line.contains("\\u001b]0;owned"));
  }

  @Test
  void indentsEveryLineOfAStackTrace() throws IOException {
    log.warn("Cannot read", new IOException(FORGED, new IllegalStateException(FORGED)));

    assertThat(lines()).hasSizeGreaterThan(4);
    assertThat(lines().stream().skip(1)).allMatch(line -> line.startsWith("\t"));
    assertThat(String.join("", lines())).contains("Caused by").doesNotContain("\u001b", "\u0007", "\r");
  }

  private List<String> lines() throws IOException {
    return List.of(Files.readString(file).split("\n"));
  }
}
