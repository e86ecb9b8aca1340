package fr.questeur.contract.stage;

import java.util.Objects;

/**
 * How a stage is.
 *
 * @param state see there
 * @param reason one line for the operator: what is waited for, or what failed and how to mend it; null when ready
 */
public record Health(State state, String reason) {

  /** The states of a stage. */
  public enum State {
    /** Not yet at work. */
    STARTING,
    /** At work, or waiting for work. */
    READY,
    /** Kafka or Postgres cannot be reached; it is tried again and again, and nothing is lost meanwhile. */
    RETRYING,
    /** Given up: trying again would not help. The process should end. */
    FAILED
  }

  public static final Health STARTING = new Health(State.STARTING, "starting");
  public static final Health READY = new Health(State.READY, null);

  public Health {
    Objects.requireNonNull(state, "state");
  }

  public static Health retrying(String reason) {
    return new Health(State.RETRYING, reason);
  }

  public static Health failed(String reason) {
    return new Health(State.FAILED, reason);
  }
}
