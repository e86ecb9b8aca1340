package fr.questeur.examples.join;

import fr.questeur.contract.Question;
import fr.questeur.contract.kafka.QuestionDeserializer;
import fr.questeur.contract.kafka.QuestionSerializer;
import fr.questeur.contract.kafka.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Joins questions with data of one's own: {@code my.teams} says which team looks after which portfolio, {@code
 * my.team-questions} has the questions of each. A question that is handed to another ministry, answered or removed, and
 * a team that changes, are all followed.
 */
public final class TeamQuestions {

  private TeamQuestions() {}

  static Topology topology() {
    Serde<String> text = Serdes.String();
    Serde<Question> question = Serdes.serdeFrom(new QuestionSerializer(), new QuestionDeserializer());
    StreamsBuilder builder = new StreamsBuilder();
    KTable<String, String> teams = builder.table("my.teams", Consumed.with(text, text));
    builder
        .table(Topics.ENRICHED.name(), Consumed.with(text, question))
        .join(teams, TeamQuestions::portfolio, (asked, team) -> team + " " + asked.status().code())
        .toStream()
        .to("my.team-questions", Produced.with(text, text));
    return builder.build();
  }

  /** Null leaves the question out. */
  private static String portfolio(Question question) {
    return question.ministryInCharge() == null ? null : question.ministryInCharge().portfolio();
  }

  /** A file of client properties, such as {@code questeur run} writes, or the address of a broker without password. */
  private static Properties kafka(String argument) throws IOException {
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

  /** {@code question-join CLIENT_PROPERTIES|BOOTSTRAP_SERVERS STATE_DIRECTORY}. */
  public static void main(String[] arguments) throws IOException {
    Properties config = kafka(arguments[0]);
    config.putAll(
        Map.of(
            "application.id", "team-questions", "state.dir", arguments[1],
            "processing.guarantee", "exactly_once_v2", "auto.offset.reset", "earliest"));
    KafkaStreams streams = new KafkaStreams(topology(), config);
    Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
    streams.start();
  }
}
