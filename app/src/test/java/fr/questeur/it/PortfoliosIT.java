package fr.questeur.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Heading;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.QuestionType;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import fr.questeur.contract.kafka.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The report on ministries without a portfolio, from a real topic. The broker is shared: only our labels count. */
@Tag(Backends.TAG)
class PortfoliosIT {

  private static final int FIRST = 600_001;

  private final String bootstrapServers = Backends.get().bootstrapServers();

  @Test
  void whatIsCommittedIsReportedAndWhatIsAbortedIsNot() {
    Map<String, Object> properties =
        Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "portfolios-of-this-test");
    try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(record(FIRST, "Hiboux de cet essai"));
      producer.send(record(FIRST + 1, "Hiboux de cet essai"));
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(record(FIRST + 2, "Balais de cet essai"));
      producer.abortTransaction();

      String report = report();

      assertThat(report)
          .contains(
              "{\"label\":\"Hiboux de cet essai\",\"portfolio\":\"hiboux-essai\",\"questions\":2,"
                  + "\"example\":\"QANR5L14QE600001\"}")
          .doesNotContain("Balais de cet essai");
    }
  }

  private String report() {
    try (QuesteurProcess unknown =
        QuesteurProcess.start("portfolios", "unknown", "--json", "-b", bootstrapServers)) {
      assertThat(unknown.await(Duration.ofSeconds(120))).as(unknown.output()).isEqualTo(3);
      return unknown.output();
    }
  }

  private static ProducerRecord<byte[], byte[]> record(int number, String label) {
    Question question =
        new Question(
            QuestionUid.of(14, QuestionType.QE, number),
            Status.PENDING,
            null,
            new Ministry(label, "hiboux-essai"),
            List.of(),
            new Heading(null, null, List.of()),
            new Publication("Une question ?", LocalDate.of(2013, 5, 14), null),
            null,
            List.of(),
            null,
            null,
            new Source("essai.txt", "text", "00", Instant.EPOCH));
    return new ProducerRecord<>(
        Topics.ENRICHED.name(), question.uid().toString().getBytes(UTF_8), QuestionJson.write(question));
  }
}
