package fr.questeur.cli;

import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.TopicIdentity;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.enrich.stream.EnrichConfig;
import fr.questeur.run.TopicIdentities;
import fr.questeur.run.TopicSetup;
import fr.questeur.feed.stream.FeedConfig;
import fr.questeur.sink.SinkConfig;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupSubscribedToTopicException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Takes a topic as it is now for that of the installation. */
@Command(
    name = "accept",
    header = "Go on with a topic that was deleted or made again.",
    description = {
      "Stop the stages that read it first. What was in the topic stays lost; what is in it now is read from its",
      "beginning. After questions.raw is lost, enriched questions and rows stay; after questions.enriched is lost, the",
      "sink must be told, too (this command says how)."
    },
    footer = {
      "",
      "Example:",
      "  questeur topics accept questions.raw --bootstrap-servers kafka:9092"
    })
final class TopicsAcceptCommand implements Callable<Integer> {

  private static final Set<String> KNOWN = Topics.all().stream().map(topic -> topic.name()).collect(Collectors.toSet());

  private final Settings settings;

  @Spec CommandSpec spec;
  @Mixin KafkaClientOptions kafka;

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      defaultValue = EnrichConfig.DEFAULT_APPLICATION_ID,
      description = "Of enrich. Default: ${DEFAULT-VALUE}")
  String applicationId;

  @Option(
      names = "--feed-application-id",
      paramLabel = "ID",
      defaultValue = FeedConfig.DEFAULT_APPLICATION_ID,
      description = "Of feed. Default: ${DEFAULT-VALUE}")
  String feedApplicationId;

  @Parameters(arity = "1..*", paramLabel = "TOPIC", description = "Topics of Questeur.")
  List<String> topics;

  TopicsAcceptCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    for (String topic : topics) {
      if (!KNOWN.contains(topic)) {
        throw new ParameterException(
            spec.commandLine(), "%s is no topic of Questeur; they are %s".formatted(topic, String.join(", ", KNOWN)));
      }
    }
    Map<String, Object> all = kafka.reachable(settings);
    try (Admin admin = Admin.create(ClientProperties.forAdmin(all))) {
      Map<String, Uuid> ids = TopicSetup.ids(admin, topics);
      forgetPositions(admin, "enrich", applicationId, Topics.RAW.name());
      forgetPositions(admin, "feed", feedApplicationId, Topics.ENRICHED.name());
      List<TopicIdentity> accepted = new ArrayList<>();
      Instant now = Instant.now();
      ids.forEach((topic, id) -> accepted.add(new TopicIdentity(topic, id.toString(), now)));
      List<String> gone = topics.stream().filter(topic -> !ids.containsKey(topic)).toList();
      TopicIdentities.write(all, accepted, gone);
      tell(ids.keySet(), gone);
    }
    return ExitCode.OK;
  }

  /** Else the stage would go on in the new topic where it was in the old one. */
  private void forgetPositions(Admin admin, String stage, String group, String topic) {
    if (!topics.contains(topic)) {
      return;
    }
    try {
      Set<TopicPartition> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().keySet().stream()
              .filter(partition -> partition.topic().equals(topic))
              .collect(Collectors.toSet());
      if (!committed.isEmpty()) {
        admin.deleteConsumerGroupOffsets(group, committed).all().get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupSubscribedToTopicException) {
        throw new KafkaException("%s (%s) is running; stop it first".formatted(stage, group), e.getCause());
      }
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw new KafkaException("cannot reset " + group + ": " + e.getCause().getMessage(), e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private void tell(Set<String> accepted, List<String> gone) {
    PrintWriter out = spec.commandLine().getOut();
    accepted.forEach(topic -> out.println(topic + ": as it is now"));
    gone.forEach(topic -> out.println(topic + ": made anew when a stage starts"));
    if (topics.contains(Topics.ENRICHED.name())) {
      out.println("The sink still knows positions in the old one. While it is stopped:");
      out.println("  psql ... -c \"SELECT restart_sink('%s')\"".formatted(SinkConfig.DEFAULT_GROUP_ID));
    }
    out.flush();
  }
}
