package fr.questeur.contract.kafka;

import fr.questeur.contract.Coded;
import java.time.Instant;
import java.util.Objects;

/**
 * What was done about a dead letter, by an operator or by ingest.
 *
 * @param state see there
 * @param at when, UTC
 * @param why the operator's words; null if none were given, or if it was ingest
 */
public record Resolution(State state, Instant at, String why) {

  /** How a letter can end. */
  public enum State implements Coded {
    /** Its document was published again. If that ends as a dead letter too, it is another letter. */
    REPLAYED("replayed"),
    /** Nothing more is to be done about it. */
    DISCARDED("discarded"),
    /** The file has another content by now, with an outcome of its own: its transfer had paused, or it was mended. */
    SUPERSEDED("superseded");

    private final String code;

    State(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public Resolution {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(at, "at");
  }
}
