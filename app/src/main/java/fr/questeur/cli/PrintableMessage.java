package fr.questeur.cli;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import fr.questeur.run.Printable;

/** The message of a log event on one line: names of files and words of documents cannot forge lines of their own. */
public final class PrintableMessage extends ClassicConverter {

  @Override
  public String convert(ILoggingEvent event) {
    return Printable.of(event.getFormattedMessage());
  }
}
