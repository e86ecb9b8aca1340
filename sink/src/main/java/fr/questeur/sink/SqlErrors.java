package fr.questeur.sink;

import static java.util.stream.Collectors.joining;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Tells by SQLSTATE what is wrong with a record from what is wrong with the world, and what to do about the latter. */
public final class SqlErrors {

  /** Data exception, integrity constraint violation, program limit exceeded. */
  private static final Set<String> DATA_CLASSES = Set.of("22", "23", "54");

  /** Connections, a server that is read-only until it takes over, transactions in one another's way, resources, a server that starts or ends. */
  private static final List<String> PASSING = List.of("08", "25006", "40", "53", "57P0");

  private static final String REJECTED = "08004";
  private static final String FAILURE = "08006";
  /** HikariCP's words for it, without a code. */
  private static final String BROKEN = "Connection is closed";

  private static final String FATAL_ALERT = "fatal alert";

  /** In every language of the driver. */
  private static final Pattern TLS_WORDS = Pattern.compile("SSL|HostnameVerifier");

  private static final String TLS_REMEDY =
      "sslrootcert in the address must name the authority that signed the server's certificate, sslcert and sslkey a"
          + " certificate that the server trusts; with sslmode=verify-full the server's must be for the host in the"
          + " address";

  private static final Map<String, String> REMEDIES =
      Map.of(
          "28P01", "check the role and its password",
          "28000", "check the role, and sslmode, sslcert and sslkey in the address: pg_hba.conf of the server says whom"
              + " it lets in, and how",
          REJECTED, "check sslmode in the address, and that there is a password if the server wants one",
          "25006", "the server is a standby, or default_transaction_read_only is set for the role or the database",
          "3D000", "check the database in the address, or create it",
          "42501", "have the owner of the tables run: questeur migrate --grant-to ROLE");

  private SqlErrors() {}

  /** Whether trying the same record again would fail again, for what it holds. */
  static boolean isData(SQLException e) {
    String state = e.getSQLState();
    return state != null && state.length() == 5 && DATA_CLASSES.contains(state.substring(0, 2));
  }

  /**
   * Whether the same may work later without anybody's doing: a server that is away, starts or is busy. Passwords,
   * rights and certificates are for somebody to mend.
   */
  public static boolean mayPass(SQLException e) {
    SQLException told = innermost(e);
    String state = told.getSQLState();
    if (state == null) {
      // A pool that waited in vain for a server that does not even refuse, or gave up a connection under our hands.
      return told instanceof SQLTransientException || BROKEN.equals(told.getMessage());
    }
    return PASSING.stream().anyMatch(state::startsWith) && !state.equals(REJECTED) && !isTls(told);
  }

  /** One line for the operator, with what to do if that is known; the server's message may have several. */
  public static String describe(SQLException e) {
    SQLException told = innermost(e);
    String message = String.valueOf(told.getMessage()).lines().map(String::strip).collect(joining("; "));
    String state = told.getSQLState();
    if (state == null) {
      return message;
    }
    String remedy = isTls(told) ? TLS_REMEDY : REMEDIES.get(state);
    return message + " (SQLSTATE " + state + ")" + (remedy == null ? "" : "; " + remedy);
  }

  /** What the driver said; pools wrap it in words of their own. */
  private static SQLException innermost(SQLException e) {
    SQLException told = e;
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        told = sql;
      }
    }
    return told;
  }

  /** The driver reports certificates, on either side, as lost connections; of such it names what was lost. */
  private static boolean isTls(SQLException e) {
    boolean lost = false;
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof GeneralSecurityException
          || cause instanceof FileNotFoundException
          || cause instanceof FileSystemException
          || cause instanceof SSLException && String.valueOf(cause.getMessage()).contains(FATAL_ALERT)) {
        return true;
      }
      lost |= cause instanceof IOException;
    }
    return !lost && FAILURE.equals(e.getSQLState()) && TLS_WORDS.matcher(String.valueOf(e.getMessage())).find();
  }
}
