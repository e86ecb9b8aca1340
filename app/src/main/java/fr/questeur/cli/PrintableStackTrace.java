package fr.questeur.cli;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import fr.questeur.run.Printable;
import java.util.stream.Collectors;

/** The stack trace of a log event, every line indented: no message in it can pass for a log event. */
public final class PrintableStackTrace extends ThrowableProxyConverter {

  @Override
  public String convert(ILoggingEvent event) {
    return super.convert(event)
        .lines()
        .map(line -> "\t" + Printable.of(line.strip()) + "\n")
        .collect(Collectors.joining());
  }
}
