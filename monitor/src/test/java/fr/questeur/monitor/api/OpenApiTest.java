package fr.questeur.monitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.questeur.monitor.lag.LagJson;
import fr.questeur.monitor.live.Activity;
import fr.questeur.monitor.live.LetterIndex;
import fr.questeur.monitor.live.LetterSummary;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The description says what there is, and nothing else. */
class OpenApiTest {

  private static final Map<String, Class<? extends Record>> SCHEMAS = Map.ofEntries(
      Map.entry("Problem", Problem.class),
      Map.entry("Segment", Segment.class),
      Map.entry("QuestionPage", QuestionPage.class),
      Map.entry("QuestionItem", QuestionItem.class),
      Map.entry("QuestionDetail", QuestionDetail.class),
      Map.entry("TimelineEntry", TimelineEntry.class),
      Map.entry("Origin", QuestionDetail.Origin.class),
      Map.entry("Facets", Facet.Facets.class),
      Map.entry("Facet", Facet.class),
      Map.entry("PortfolioDelays", PortfolioDelays.class),
      Map.entry("Delays", PortfolioDelays.Delays.class),
      Map.entry("Lag", LagJson.class),
      Map.entry("Pipeline", Activity.Snapshot.class),
      Map.entry("LetterPage", ReadApi.LetterPage.class),
      Map.entry("Letter", LetterSummary.class),
      Map.entry("Replayed", ReadApi.Replayed.class));

  private final JsonNode description = read();

  private static JsonNode read() {
    try (InputStream file = ReadApi.class.getResourceAsStream("openapi.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyRouteIsDescribedAndNoOther() {
    Clock clock = Clock.systemUTC();
    ReadApi api = new ReadApi(null, new Activity(clock), new LetterIndex(), Optional::empty, id -> null, clock);
    var routes = api.routes().stream()
        .map(route -> route.method().name() + " " + route.path())
        .collect(Collectors.toCollection(TreeSet::new));
    routes.add("GET /api/live");

    var described = new TreeSet<String>();
    description.get("paths").properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(
        method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(described).isEqualTo(routes);
  }

  @Test
  void everyFieldOfAnAnswerIsDescribedAndNoOther() {
    JsonNode schemas = description.at("/components/schemas");
    assertThat(schemas.properties()).hasSize(SCHEMAS.size());
    SCHEMAS.forEach((name, type) -> {
      var described = new TreeSet<String>();
      schemas.get(name).get("properties").fieldNames().forEachRemaining(described::add);
      assertThat(described).as(name).isEqualTo(Arrays.stream(type.getRecordComponents())
          .map(RecordComponent::getName).collect(Collectors.toCollection(TreeSet::new)));
    });
  }

  @Test
  void theFiltersAreThoseThatAreUnderstood() {
    var described = new TreeSet<String>();
    description.at("/paths/~1api~1questions/get/parameters").forEach(each -> described.add(each.get("name").asText()));
    var understood = new TreeSet<>(QuestionFilter.PARAMETERS);
    understood.addAll(List.of("sort", "limit", "offset"));
    assertThat(described).isEqualTo(understood);
  }
}
