package fr.questeur.run;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Has the pool give up a connection that was opened before a fail-over: one to a server that is read-only, or was, stays
 * so for its session, while a new one may write.
 */
final class FailedOver implements SQLExceptionOverride {

  /** Read-only transaction; a server not in the state for it, such as a standby; a database that was dropped. */
  private static final Set<String> STATES = Set.of("25006", "55000", "57P04");

  @java.lang.Override
  public Override adjudicate(SQLException e) {
    return e.getSQLState() != null && STATES.contains(e.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
