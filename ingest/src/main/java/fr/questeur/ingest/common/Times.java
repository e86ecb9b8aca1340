package fr.questeur.ingest.common;

import java.time.Instant;

/** Times of files and entries, which can be any: archives hold the year 1601, file systems the year 60056. */
public final class Times {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

  private Times() {}

  /**
   * Whether a time is passed on to other stages: years 1 to 9999, which every reader of ISO 8601 and Postgres know.
   *
   * @param time null if there is none
   */
  public static boolean isPublished(Instant time) {
    return time != null && !time.isBefore(FIRST) && !time.isAfter(END);
  }
}
