package fr.questeur.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar in which questions live. */
public final class JournalOfficiel {

  /** Europe/Paris: the day of the Journal officiel, whatever machine reads it. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private JournalOfficiel() {}

  /** Today's date in Paris. */
  public static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }
}
