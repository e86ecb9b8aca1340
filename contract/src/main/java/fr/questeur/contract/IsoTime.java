package fr.questeur.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Dates and instants in the one form of ISO 8601 in which Java writes them, read digit by digit: each question has many,
 * and the formatters of java.time take ten times as long. Every other form is theirs to read or to refuse.
 */
public final class IsoTime {

  private static final int DATE_LENGTH = "2016-11-29".length();
  private static final int SECONDS_LENGTH = "2016-11-29T07:15:41".length();
  private static final int SECONDS_OF_DAY = 24 * 60 * 60;

  private IsoTime() {}

  /**
   * Reads a date such as {@code 2016-11-29}.
   *
   * @throws java.time.format.DateTimeParseException if it is none
   */
  public static LocalDate date(String text) {
    LocalDate date = text.length() == DATE_LENGTH ? plainDate(text) : null;
    return date == null ? LocalDate.parse(text) : date;
  }

  /**
   * Reads an instant such as {@code 2016-11-29T07:15:41.123Z}.
   *
   * @throws java.time.format.DateTimeParseException if it is none
   */
  public static Instant instant(String text) {
    Instant instant = plainInstant(text);
    return instant == null ? Instant.parse(text) : instant;
  }

  /** Of its first ten characters; null if they are none. */
  private static LocalDate plainDate(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    if (year < 0 || month < 0 || day < 0 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Instant plainInstant(String text) {
    int end = text.length() - 1;
    if (end < SECONDS_LENGTH || text.charAt(end) != 'Z' || text.charAt(DATE_LENGTH) != 'T') {
      return null;
    }
    LocalDate date = plainDate(text);
    int second = secondOfDay(text);
    int nano = nano(text, end);
    return date == null || second < 0 || nano < 0
        ? null
        : Instant.ofEpochSecond(date.toEpochDay() * SECONDS_OF_DAY + second, nano);
  }

  private static int secondOfDay(String text) {
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    boolean isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    return isTime && text.charAt(13) == ':' && text.charAt(16) == ':' ? (hour * 60 + minute) * 60 + second : -1;
  }

  /** Of what stands between the seconds and the end: nothing, or a point and one to nine digits. */
  private static int nano(String text, int end) {
    int digits = end - SECONDS_LENGTH - 1;
    if (digits < 0) {
      return 0;
    }
    if (digits == 0 || digits > 9 || text.charAt(SECONDS_LENGTH) != '.') {
      return -1;
    }
    int nano = number(text, SECONDS_LENGTH + 1, end);
    for (int digit = digits; nano > 0 && digit < 9; digit++) {
      nano *= 10;
    }
    return nano;
  }

  /** Negative if they are not all digits. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
