package fr.questeur.sink;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Postgres's text form of {@code timestamptz}. What lies outside of its range, 4713 BC to 294276 AD, becomes the nearest
 * time within: archives may say any time.
 */
final class Timestamptz {

  private static final Instant FIRST = Instant.parse("-4712-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("+294276-12-31T23:59:59Z");

  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NEVER)
          .appendPattern("-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .appendLiteral("+00")
          .toFormatter(Locale.ROOT);

  private Timestamptz() {}

  /** Null for null. */
  static String of(Instant time) {
    if (time == null) {
      return null;
    }
    Instant within = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time.truncatedTo(ChronoUnit.MICROS);
    OffsetDateTime utc = within.atOffset(ZoneOffset.UTC);
    return FORM.format(utc) + (utc.getYear() <= 0 ? " BC" : "");
  }
}
