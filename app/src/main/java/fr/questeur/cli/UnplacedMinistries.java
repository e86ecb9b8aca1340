package fr.questeur.cli;

import fr.questeur.contract.Attribution;
import fr.questeur.contract.Ministry;
import fr.questeur.contract.Portfolios;
import fr.questeur.contract.QuestionJson;
import fr.questeur.operate.TopicReader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Which ministries of the latest states have no portfolio. Of a question it holds no more than these ministries, and
 * nothing of one that has none.
 */
final class UnplacedMinistries {

  /**
   * A label that could not be placed.
   *
   * @param label as printed
   * @param portfolio the id it is stored under: its own name
   * @param questions how many have it, as the ministry asked or in charge at any time
   * @param example the uid of one of them
   */
  record Unplaced(String label, String portfolio, int questions, String example) {}

  /** As much of a question as matters here; the rest of the JSON is passed over. */
  private record Ministries(Ministry ministryAsked, List<Attribution> attributions) {

    Set<Ministry> unplaced() {
      Stream<Ministry> charged =
          attributions == null ? Stream.empty() : attributions.stream().map(Attribution::ministry);
      return Stream.concat(Stream.ofNullable(ministryAsked), charged)
          .filter(Objects::nonNull)
          .filter(ministry -> !Portfolios.isKnown(ministry.portfolio()))
          .map(ministry -> new Ministry(ministry.label(), ministry.portfolio()))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  private final Map<String, Set<Ministry>> byUid = new HashMap<>();
  private final Map<Ministry, Ministry> shared = new HashMap<>();
  private int unreadable;

  /** Takes the place of what an earlier record of the same question said. */
  void accept(ConsumerRecord<byte[], byte[]> latest) {
    String uid = TopicReader.key(latest);
    Set<Ministry> unplaced = unplaced(latest.value());
    if (unplaced.isEmpty()) {
      byUid.remove(uid);
    } else {
      byUid.put(uid, unplaced);
    }
  }

  private Set<Ministry> unplaced(byte[] json) {
    if (json == null) {
      return Set.of();
    }
    try {
      return QuestionJson.read(json, Ministries.class).unplaced().stream()
          .map(ministry -> shared.computeIfAbsent(ministry, each -> each))
          .collect(Collectors.toUnmodifiableSet());
    } catch (RuntimeException e) {
      unreadable++;
      return Set.of();
    }
  }

  /** How many records were no questions. */
  int unreadable() {
    return unreadable;
  }

  /** Equally frequent ones by label. */
  List<Unplaced> mostFrequentFirst() {
    Map<Ministry, Unplaced> found = new HashMap<>();
    byUid.forEach(
        (uid, ministries) ->
            ministries.forEach(
                ministry ->
                    found.merge(
                        ministry,
                        new Unplaced(ministry.label(), ministry.portfolio(), 1, uid),
                        UnplacedMinistries::together)));
    return found.values().stream()
        .sorted(Comparator.comparingInt(Unplaced::questions).reversed().thenComparing(Unplaced::label))
        .toList();
  }

  private static Unplaced together(Unplaced a, Unplaced b) {
    String first = a.example().compareTo(b.example()) <= 0 ? a.example() : b.example();
    return new Unplaced(a.label(), a.portfolio(), a.questions() + b.questions(), first);
  }
}
