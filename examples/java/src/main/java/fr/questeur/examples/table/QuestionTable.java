package fr.questeur.examples.table;

import fr.questeur.contract.JournalOfficiel;
import fr.questeur.contract.Question;
import fr.questeur.contract.kafka.QuestionDeserializer;
import fr.questeur.contract.kafka.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A table of all questions, built from the topic alone and kept up to date. Without a group: whoever wants all of it at
 * every start needs no stored position.
 */
public final class QuestionTable implements AutoCloseable {

  private final KafkaConsumer<String, Question> consumer;
  private final Map<String, Question> questions = new HashMap<>();

  QuestionTable(Properties kafka) {
    Properties config = new Properties();
    config.putAll(kafka);
    config.put("isolation.level", "read_committed");
    consumer = new KafkaConsumer<>(config, new StringDeserializer(), new QuestionDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.ENRICHED.name()).stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads to where the topic ends now; returns how many records that took. */
  int load() {
    Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
    int records = 0;
    while (end.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
      records += update().size();
    }
    return records;
  }

  /** Waits up to a second for what is new, and returns it. */
  List<ConsumerRecord<String, Question>> update() {
    List<ConsumerRecord<String, Question>> news = new ArrayList<>();
    for (ConsumerRecord<String, Question> record : consumer.poll(Duration.ofSeconds(1))) {
      if (record.value() == null) {
        questions.remove(record.key());
      } else {
        questions.put(record.key(), record.value());
      }
      news.add(record);
    }
    return news;
  }

  Collection<Question> questions() {
    return questions.values();
  }

  @Override
  public void close() {
    consumer.close();
  }

  /** A file of client properties, such as {@code questeur run} writes, or the address of a broker without password. */
  static Properties kafka(String argument) throws IOException {
    Properties kafka = new Properties();
    if (Files.exists(Path.of(argument))) {
      try (Reader file = Files.newBufferedReader(Path.of(argument))) {
        kafka.load(file);
      }
    } else {
      kafka.put("bootstrap.servers", argument);
    }
    return kafka;
  }

  /** {@code question-table CLIENT_PROPERTIES|BOOTSTRAP_SERVERS [--once]}. */
  public static void main(String[] arguments) throws IOException {
    try (QuestionTable table = new QuestionTable(kafka(arguments[0]))) {
      long start = System.nanoTime();
      int records = table.load();
      double seconds = (System.nanoTime() - start) / 1e9;
      LocalDate today = JournalOfficiel.today(Clock.systemUTC());
      long overdue = table.questions().stream().filter(question -> question.isOverdue(today)).count();
      System.out.printf(
          "%,d questions from %,d records in %.1f s, %,d overdue today%n",
          table.questions().size(), records, seconds, overdue);
      boolean once = arguments.length > 1 && arguments[1].equals("--once");
      while (!once) {
        table.update().forEach(record -> System.out.println(line(record, today)));
      }
    }
  }

  private static String line(ConsumerRecord<String, Question> record, LocalDate today) {
    Question question = record.value();
    if (question == null) {
      return record.key() + " removed";
    }
    String notation = question.deadlineNotation(today);
    return record.key() + " " + question.status().code() + (notation == null ? "" : " " + notation);
  }
}
