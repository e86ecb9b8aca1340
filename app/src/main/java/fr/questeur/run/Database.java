package fr.questeur.run;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Connections to Postgres, set so that a server that is gone is noticed. */
public final class Database {

  private static final int CONNECTIONS = 4;
  private static final long WAIT_MILLIS = 5_000;
  private static final String CONNECT_SECONDS = "10";
  private static final String ANSWER_SECONDS = "60";

  private Database() {}

  /**
   * A pool of connections; nothing is connected yet.
   *
   * @param user null if the address names one, or none is needed
   * @param password null if none is needed
   */
  public static HikariDataSource pool(String jdbcUrl, String user, String password) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("questeur");
    config.setJdbcUrl(jdbcUrl);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(CONNECTIONS);
    // Of a larger pool no more are kept than are used.
    config.setMinimumIdle(CONNECTIONS);
    // A database that is not there yet is waited for, not died of.
    config.setInitializationFailTimeout(-1);
    // The sink must come back to Kafka between its attempts.
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setExceptionOverride(new FailedOver());
    config.addDataSourceProperty("ApplicationName", "questeur");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
    config.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
    return new HikariDataSource(config);
  }
}
