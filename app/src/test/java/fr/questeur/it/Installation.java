package fr.questeur.it;

import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.kafka.DeadLetter;
import fr.questeur.contract.kafka.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What another program sees of an installation: its topics, through a plain consumer, and its tables.
 *
 * @param kafka properties of all clients
 */
record Installation(Map<String, Object> kafka, DataSource database) {

  /** With a broker that asks for no password. */
  Installation(String bootstrapServers, DataSource database) {
    this(Map.of("bootstrap.servers", bootstrapServers), database);
  }

  String bootstrapServers() {
    return (String) kafka.get("bootstrap.servers");
  }

  /** For JDBC, password included: the driver leaves it out of the address that it reports. */
  String databaseUrl() {
    PGSimpleDataSource postgres = (PGSimpleDataSource) database;
    return postgres.getURL() + "&user=" + postgres.getUser() + "&password=" + postgres.getPassword();
  }

  /** Every committed record of a topic, from the beginning to where it ends now. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.putAll(Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest"));
    try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(partition -> consumer.position(partition) < end.get(partition))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  /** What a service that builds a table from the topic ends up with. */
  Map<String, Question> enriched() {
    Map<String, Question> latest = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : read(Topics.ENRICHED.name())) {
      Question question = QuestionJson.read(record.value());
      latest.put(question.uid().toString(), question);
    }
    return latest;
  }

  List<DeadLetter> deadLetters() {
    return read(Topics.DEAD_LETTER.name()).stream().map(record -> DeadLetter.read(record.headers())).toList();
  }

  /** The first column of every row, as text. */
  List<String> query(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }
}
