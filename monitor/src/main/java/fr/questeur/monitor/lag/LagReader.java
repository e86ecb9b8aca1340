package fr.questeur.monitor.lag;

import fr.questeur.contract.kafka.BoundedConsumer;
import fr.questeur.contract.kafka.ClientProperties;
import fr.questeur.contract.kafka.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;

/**
 * Reads the lag of every consumer group on the topics of Questeur, against any Kafka. Commits are read before the ends,
 * so that a lag is never too small; both as a reader of committed records sees them, so that it reaches zero. For one
 * thread.
 */
public final class LagReader implements AutoCloseable {

  private static final Duration PATIENCE_FOR_AGES = Duration.ofSeconds(3);
  private static final Set<String> OURS = Topics.all().stream().map(topic -> topic.name()).collect(Collectors.toSet());

  private final Admin admin;
  private final Offsets offsets;
  private final Ages ages;
  private final Map<String, String> stages;
  private final Clock clock;
  private final Trends trends = new Trends();

  /**
   * A reader; connects when it first reads.
   *
   * @param kafka properties of all clients, see {@link ClientProperties}
   * @param stages groups that should be there, and the topic each reads; one that is missing has all records before it
   */
  public LagReader(Map<String, Object> kafka, Map<String, String> stages, Clock clock) {
    this.admin = Admin.create(ClientProperties.forAdmin(kafka));
    this.offsets = new Offsets(admin);
    this.ages = new Ages(consumer(kafka), PATIENCE_FOR_AGES);
    this.stages = Map.copyOf(stages);
    this.clock = clock;
  }

  private static BoundedConsumer consumer(Map<String, Object> kafka) {
    Map<String, Object> properties = new HashMap<>(ClientProperties.forConsumer(kafka));
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "earliest");
    properties.put("enable.auto.commit", "false");
    properties.put("allow.auto.create.topics", "false");
    // Of each partition one record is wanted; a broker sends one batch at the least.
    properties.put("max.partition.fetch.bytes", "1");
    return new BoundedConsumer(properties);
  }

  /**
   * Reads all of it now.
   *
   * @throws KafkaException if Kafka cannot be reached, or refuses
   */
  public LagReport read() {
    try {
      Map<String, Boolean> groups = groups();
      Map<String, Map<TopicPartition, OffsetAndMetadata>> commits = commits(groups.keySet());
      Map<TopicPartition, TopicEnd> ends = ends(commits);
      Instant now = clock.instant();
      List<GroupLag> lags = new ArrayList<>();
      commits.forEach(
          (group, committed) ->
              lags.add(new GroupLag(group, groups.getOrDefault(group, false), Trend.OK, lags(group, committed, ends))));
      return new LagReport(now, judged(aged(lags, now), now), openTransactions(ends));
    } catch (ExecutionException e) {
      String missing =
          e.getCause() instanceof GroupAuthorizationException ? "; the missing right is Describe on that group" : "";
      throw new KafkaException("cannot read the lag: " + e.getCause().getMessage() + missing, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  /** Of every protocol: classic, consumer and streams. Whether each has members. */
  private Map<String, Boolean> groups() throws ExecutionException, InterruptedException {
    Map<String, Boolean> groups = new TreeMap<>();
    for (GroupListing listing : admin.listGroups().all().get()) {
      GroupState state = listing.groupState().orElse(GroupState.UNKNOWN);
      groups.put(listing.groupId(), state != GroupState.EMPTY && state != GroupState.DEAD);
    }
    return groups;
  }

  /** Of the groups that read a topic of ours, or should. */
  private Map<String, Map<TopicPartition, OffsetAndMetadata>> commits(Set<String> groups)
      throws ExecutionException, InterruptedException {
    Map<String, Map<TopicPartition, OffsetAndMetadata>> commits = new TreeMap<>();
    Map<String, ListConsumerGroupOffsetsSpec> all =
        Stream.concat(groups.stream(), stages.keySet().stream())
            .distinct()
            .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()));
    if (!all.isEmpty()) {
      admin.listConsumerGroupOffsets(all).all().get().forEach((group, committed) -> {
        if (stages.containsKey(group)
            || committed.keySet().stream().anyMatch(partition -> OURS.contains(partition.topic()))) {
          commits.put(group, committed);
        }
      });
    }
    return commits;
  }

  private Map<TopicPartition, TopicEnd> ends(Map<String, Map<TopicPartition, OffsetAndMetadata>> commits)
      throws ExecutionException, InterruptedException {
    Set<String> topics = new TreeSet<>(OURS);
    commits.forEach((group, committed) -> committed.keySet().forEach(partition -> {
      if (isRead(group, partition.topic())) {
        topics.add(partition.topic());
      }
    }));
    // Not those that a listing shows: one that may not be seen would count as one without a lag.
    topics.retainAll(offsets.existing(topics));
    List<TopicPartition> partitions = offsets.partitions(topics);
    Map<TopicPartition, Long> first = offsets.of(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> high = offsets.of(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> stable = offsets.of(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, TopicEnd> ends = new HashMap<>();
    partitions.forEach(
        partition ->
            ends.put(partition, new TopicEnd(first.get(partition), stable.get(partition), high.get(partition))));
    return ends;
  }

  /** A topic of ours, or one that Kafka Streams has made for the group. */
  private static boolean isRead(String group, String topic) {
    return OURS.contains(topic) || topic.startsWith(group + "-");
  }

  /** All partitions of each topic the group reads: it may have committed to some of them only. */
  private List<PartitionLag> lags(
      String group, Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, TopicEnd> ends) {
    Set<String> topics = new TreeSet<>();
    committed.keySet().forEach(partition -> topics.add(partition.topic()));
    if (stages.containsKey(group)) {
      topics.add(stages.get(group));
    }
    return ends.entrySet().stream()
        .filter(end -> topics.contains(end.getKey().topic()) && isRead(group, end.getKey().topic()))
        .map(end -> {
          OffsetAndMetadata commit = committed.get(end.getKey());
          Long next = commit == null ? null : commit.offset();
          return PartitionLag.of(end.getKey(), next, end.getValue().first(), end.getValue().stable());
        })
        .sorted(Comparator.comparing(PartitionLag::topic).thenComparing(PartitionLag::partition))
        .toList();
  }

  private List<GroupLag> aged(List<GroupLag> groups, Instant now) {
    Set<Ages.Place> places =
        groups.stream()
            .flatMap(group -> group.partitions().stream())
            .filter(partition -> partition.records() > 0)
            .map(partition -> place(partition))
            .collect(Collectors.toSet());
    Map<Ages.Place, Instant> written = places.isEmpty() ? Map.of() : ages.of(places);
    return groups.stream()
        .map(group -> group.with(group.trend(), group.partitions().stream()
            .map(partition -> {
              Instant at = partition.records() == 0 ? null : written.get(place(partition));
              return at == null ? partition : partition.withAge(between(at, now));
            })
            .toList()))
        .toList();
  }

  private static Ages.Place place(PartitionLag lag) {
    return new Ages.Place(lag.topicPartition(), lag.end() - lag.records());
  }

  /** Clocks of machines differ; nothing is younger than now. */
  private static Duration between(Instant written, Instant now) {
    return written.isBefore(now) ? Duration.between(written, now) : Duration.ZERO;
  }

  private List<GroupLag> judged(List<GroupLag> groups, Instant now) {
    trends.keepOnly(groups.stream().map(GroupLag::group).collect(Collectors.toSet()));
    return groups.stream().map(group -> group.with(trends.judge(group, now), group.partitions())).toList();
  }

  private static List<OpenTransaction> openTransactions(Map<TopicPartition, TopicEnd> ends) {
    return ends.entrySet().stream()
        .filter(end -> end.getValue().openTransactionRecords() > 0)
        .map(end -> new OpenTransaction(
            end.getKey().topic(),
            end.getKey().partition(),
            end.getValue().stable(),
            end.getValue().openTransactionRecords()))
        .sorted(Comparator.comparing(OpenTransaction::topic).thenComparing(OpenTransaction::partition))
        .toList();
  }

  @Override
  public void close() {
    try {
      ages.close();
    } finally {
      admin.close();
    }
  }
}
