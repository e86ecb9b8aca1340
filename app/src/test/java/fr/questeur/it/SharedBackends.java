package fr.questeur.it;

import fr.questeur.contract.kafka.Topics;
import fr.questeur.embedded.EmbeddedDatabase;
import fr.questeur.embedded.EmbeddedKafka;
import fr.questeur.embedded.Port;
import fr.questeur.embedded.TestDatabase;
import fr.questeur.run.TopicSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Starts the backends once for a run. */
final class SharedBackends implements Backends {

  static final SharedBackends INSTANCE = start();

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final String bootstrapServers;
  private final String adminUrl;

  private SharedBackends(String bootstrapServers, String adminUrl) {
    this.bootstrapServers = bootstrapServers;
    this.adminUrl = adminUrl;
    TopicSetup.ensure(Map.of("bootstrap.servers", bootstrapServers), Topics.all(), 4);
  }

  private static SharedBackends start() {
    return "containers".equals(System.getProperty("questeur.test.backends")) ? containers() : embedded();
  }

  private static SharedBackends embedded() {
    Path directory = newDirectory();
    EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), Port.any());
    EmbeddedDatabase database =
        TestDatabase.start(directory.resolve("postgres"), directory.resolve("binaries"), Port.any());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      kafka.close();
      database.close();
    }));
    return new SharedBackends(kafka.bootstrapServers(), database.jdbcUrl());
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "backends");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("resource") // they live as long as the JVM
  private static SharedBackends containers() {
    KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1");
    PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      kafka.stop();
      postgres.stop();
    }));
    kafka.start();
    postgres.start();
    String url = postgres.getJdbcUrl();
    String credentials = "user=" + postgres.getUsername() + "&password=" + postgres.getPassword();
    return new SharedBackends(kafka.getBootstrapServers(), url + (url.contains("?") ? "&" : "?") + credentials);
  }

  @Override
  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public DataSource newDatabase() {
    String name = "test_" + DATABASES.incrementAndGet();
    PGSimpleDataSource admin = dataSource();
    try (Connection connection = admin.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the database " + name, e);
    }
    PGSimpleDataSource database = dataSource();
    database.setDatabaseName(name);
    return database;
  }

  @Override
  public String url(DataSource database) {
    return adminUrl.replaceFirst("(//[^/]+/)\\w+", "$1" + ((PGSimpleDataSource) database).getDatabaseName());
  }

  private PGSimpleDataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(adminUrl);
    return dataSource;
  }
}
