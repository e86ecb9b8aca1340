package fr.questeur.monitor.live;

import fr.questeur.contract.Coded;
import java.time.Instant;

/**
 * Something that became of a document.
 *
 * @param at when
 * @param kind what
 * @param document SHA-256 of its bytes, in hexadecimal; null if unknown
 * @param path of its file as the stage knows it; null if unknown
 * @param uid of the question it tells; null if it is none, or unknown
 * @param detail in a phrase; null for none
 * @param millis for {@link Kind#STORED}, from its publication in Kafka to the commit of its row; null otherwise
 */
public record Happening(
    Instant at, Kind kind, String document, String path, String uid, String detail, Long millis) {

  private static final int LONGEST = 500;

  /** What can become of a document on its way. */
  public enum Kind implements Coded {
    /** Ingest has put it into {@code questions.raw}. */
    PUBLISHED("published"),
    /** Its content was known, or says nothing new. */
    UNCHANGED("unchanged"),
    /** A later state of its question is known. */
    SUPERSEDED("superseded"),
    /** An archive or aggregate, all of whose documents have been read. */
    UNPACKED("unpacked"),
    /** Enrich has put a question into {@code questions.enriched}. */
    ENRICHED("enriched"),
    /** The sink has committed its row. */
    STORED("stored"),
    DEAD_LETTER("dead_letter"),
    /** A dead letter was replayed or discarded. */
    RESOLVED("resolved"),
    UNREADABLE("unreadable"),
    VANISHED("vanished"),
    IGNORED("ignored");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public Happening {
    path = shortened(path);
    detail = shortened(detail);
  }

  /** Documents choose their names; a page that stays open keeps many. */
  private static String shortened(String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
