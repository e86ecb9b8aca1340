package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.questeur.contract.Attribution;
import fr.questeur.contract.Author;
import fr.questeur.contract.DeadlineRule;
import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Heading;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.Source;
import fr.questeur.contract.Status;
import fr.questeur.monitor.api.DeadLetterDesk;
import fr.questeur.monitor.api.ReadApi;
import fr.questeur.monitor.http.HealthServer;
import fr.questeur.monitor.http.Meters;
import fr.questeur.monitor.live.Activity;
import fr.questeur.monitor.live.Feed;
import fr.questeur.monitor.live.LetterIndex;
import fr.questeur.monitor.page.HttpAccess;
import fr.questeur.monitor.page.LivePage;
import fr.questeur.sink.Sink;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The read API over rows that a sink has written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadApiIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PLAIN = 30;

  private final SinkHarness harness = new SinkHarness();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Question complete = SinkHarness.complete();
  private final Question schools =
      SinkHarness.answered("L’avenir des «écoles» rurales et d’un littoral <b>préservé</b>, = * l'île.");
  private final Question formula = SinkHarness.answered("=HYPERLINK(\"x\")\nguillemets \" et, virgules");
  private final Question overdue = pending(LocalDate.of(2013, 5, 14), "Une question oubliée.");
  private final List<Question> plain = new ArrayList<>();
  private Feed feed;
  private HealthServer server;

  @BeforeAll
  void start() {
    for (int i = 0; i < PLAIN; i++) {
      plain.add(SinkHarness.answered("Question ordinaire."));
    }
    try (Sink sink = harness.start()) {
      harness.send(complete, schools, formula, overdue);
      harness.send(plain.toArray(Question[]::new));
      harness.awaitRow(plain.get(PLAIN - 1).uid());
      harness.awaitNoLag();
    }
    Activity activity = new Activity(Clock.systemUTC());
    LetterIndex letters = new LetterIndex();
    DeadLetterDesk desk = id -> new DeadLetterDesk.Result(DeadLetterDesk.Outcome.UNKNOWN, "none");
    ReadApi api =
        new ReadApi(harness.database, activity, letters, Optional::empty, desk, Clock.systemUTC());
    feed = new Feed(activity, letters);
    server = HealthServer.start(
        "127.0.0.1", 0, List.of(), Meters.ofProcess(), new LivePage(api, feed, HttpAccess.loopback()));
  }

  @AfterAll
  void stop() {
    server.close();
    feed.close();
    harness.close();
  }

  private static Question pending(LocalDate published, String text) {
    QuestionUid uid = SinkHarness.newUid();
    return new Question(
        uid, Status.PENDING, new Author("M.", "Paul Retard", "Groupe d’essai", "Ain"), SinkHarness.FOREIGN_AFFAIRS,
        List.of(new Attribution(SinkHarness.FOREIGN_AFFAIRS, published)), new Heading("mer", "retard", List.of()),
        new Publication(text, published, 1), null, List.of(Event.of(EventType.PUBLISHED, published)),
        DeadlineRule.inForceOn(published).deadline(published, null), null,
        new Source("inbox/late.txt", "text", "0c", Instant.parse("2026-11-23T10:15:30Z")));
  }

  @Test
  void aSearchFindsStemsWithoutAccentsAndMarksThemInTheTextAsItIs() throws Exception {
    for (String words :
        List.of("ecole", "ÉCOLES rural", "\"ecoles rurales\"", "avenir", "ile préservé", "littoral -loi")) {
      JsonNode page = ok("/api/questions?q=" + encoded(words));
      assertThat(uids(page)).as(words).containsExactly(schools.uid().toString());
      JsonNode excerpt = page.at("/questions/0/excerpt");
      assertThat(text(excerpt)).isEqualTo(schools.question().text());
      assertThat(excerpt).as(words).anyMatch(segment -> segment.get("match").asBoolean());
    }
    assertThat(ok("/api/questions?q=ecole").at("/questions/0/excerpt"))
        .filteredOn(segment -> segment.get("match").asBoolean())
        .extracting(segment -> segment.get("text").asText()).containsExactly("écoles");
    assertThat(uids(ok("/api/questions?q=licorne"))).isEmpty();
    assertThat(uids(ok("/api/questions?q=le"))).as("a word that is in every text").isEmpty();
  }

  @Test
  void anAnswerIsSearchedToo() throws Exception {
    JsonNode page = ok("/api/questions?q=" + encoded("oui") + "&sort=relevance");
    assertThat(uids(page)).containsExactly(complete.uid().toString());
    assertThat(text(page.at("/questions/0/excerpt"))).isEqualTo("Elle dit oui.");
  }

  @Test
  void anIdentityOrANumberFindsItsQuestion() throws Exception {
    assertThat(uids(ok("/api/questions?q=" + overdue.uid()))).containsExactly(overdue.uid().toString());
    assertThat(uids(ok("/api/questions?q=" + overdue.number()))).containsExactly(overdue.uid().toString());
  }

  @Test
  void filtersNarrow() throws Exception {
    assertThat(ok("/api/questions").get("total").asInt()).isEqualTo(PLAIN + 4);
    assertThat(uids(ok("/api/questions?status=pending"))).containsExactly(overdue.uid().toString());
    assertThat(uids(ok("/api/questions?overdue=true"))).containsExactly(overdue.uid().toString());
    assertThat(ok("/api/questions?overdue=false").get("total").asInt()).isEqualTo(PLAIN + 3);
    assertThat(uids(ok("/api/questions?group=GE"))).containsExactly(complete.uid().toString());
    assertThat(ok("/api/questions?portfolio=oceans-et-glaces").get("total").asInt()).isEqualTo(PLAIN + 2);
    assertThat(ok("/api/questions?legislature=15").get("total").asInt()).isZero();
    assertThat(ok("/api/questions?type=QG").get("total").asInt()).isZero();
    assertThat(uids(ok("/api/questions?q=question&status=pending"))).containsExactly(overdue.uid().toString());
    JsonNode item = ok("/api/questions?overdue=true").at("/questions/0");
    assertThat(item.get("notation").asText()).matches("J\\+\\d{4}");
    assertThat(item.get("overdue").asBoolean()).isTrue();
  }

  @Test
  void pagesDoNotOverlapAndMissNothing() throws Exception {
    for (String order : List.of("newest", "oldest", "delay", "deadline")) {
      Set<String> seen = new HashSet<>();
      for (int offset = 0; offset < PLAIN + 4; offset += 7) {
        uids(ok("/api/questions?limit=7&sort=" + order + "&offset=" + offset))
            .forEach(uid -> assertThat(seen.add(uid)).as(uid).isTrue());
      }
      assertThat(seen).as(order).hasSize(PLAIN + 4);
    }
    assertThat(uids(ok("/api/questions?sort=deadline&limit=1"))).containsExactly(overdue.uid().toString());
  }

  @Test
  void aQuestionIsWholeAsTheTopicHasIt() throws Exception {
    for (Question question : List.of(complete, schools, overdue)) {
      JsonNode detail = ok("/api/questions/" + question.uid());
      assertThat(detail.get("question")).isEqualTo(JSON.readTree(QuestionJson.write(question)));
      assertThat(text(detail.get("questionText"))).isEqualTo(question.question().text());
    }
    JsonNode detail = ok("/api/questions/" + complete.uid() + "?q=loi");
    assertThat(detail.get("questionText")).anyMatch(segment -> segment.get("match").asBoolean());
    assertThat(detail.get("timeline")).extracting(entry -> entry.get("kind").asText())
        .contains("published", "reminded", "deadline", "answered", "closed");
    assertThat(detail.get("sources")).extracting(source -> source.get("path").asText())
        .containsExactly("inbox/page.html", "inbox/data.json", "null");
    assertThat(detail.at("/sources/1/fields")).extracting(JsonNode::asText).contains("author.actorId");
  }

  @Test
  void portfoliosAreRankedAndTheirHistogramsAddUp() throws Exception {
    JsonNode delays = ok("/api/portfolios");
    assertThat(delays.at("/all/questions").asInt()).isEqualTo(PLAIN + 4);
    assertThat(delays.at("/all/overdue").asInt()).isEqualTo(1);
    int answered = 0;
    for (JsonNode portfolio : delays.get("portfolios")) {
      int sum = 0;
      for (JsonNode bin : portfolio.get("histogram")) {
        sum += bin.asInt();
      }
      assertThat(sum).isEqualTo(portfolio.get("answered").asInt());
      answered += sum;
    }
    assertThat(answered).isEqualTo(delays.at("/all/answered").asInt()).isEqualTo(PLAIN + 3);
    assertThat(delays.at("/all/quantiles/2").asDouble()).isEqualTo(42.0);
    assertThat(delays.at("/all/histogram/2").asInt()).as("42 days are in the third bin of 15").isEqualTo(PLAIN + 3);
    assertThat(ok("/api/portfolios?legislature=15").at("/all/questions").asInt()).isZero();
  }

  @Test
  void facetsCount() throws Exception {
    JsonNode facets = ok("/api/facets");
    assertThat(facets.get("questions").asInt()).isEqualTo(PLAIN + 4);
    assertThat(facets.at("/legislatures/0/value").asText()).isEqualTo("14");
    assertThat(facets.get("groups")).extracting(group -> group.get("value").asText())
        .contains("GE", "Groupe d’essai");
  }

  @Test
  void aListIsExportedWholeAndNoCellIsAFormula() throws Exception {
    HttpResponse<String> csv = get("/api/questions.csv?portfolio=oceans-et-glaces&sort=oldest");
    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.body()).startsWith("uid,legislature,")
        .contains("\"'=HYPERLINK(\"\"x\"\")\nguillemets \"\" et, virgules\"");
    assertThat(csv.body().split("\r\n")).hasSize(PLAIN + 3);
    assertThat(get("/api/questions.csv?overdue=true").body()).contains(overdue.uid() + ",14,QE", ",true,");
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    assertThat(get("/api/questions/QANR5L14QE999999999").statusCode()).isEqualTo(404);
    assertThat(get("/api/questions/" + encoded("'; DROP TABLE question; --")).statusCode()).isEqualTo(404);
    assertThat(get("/api/questions?offset=10001").statusCode()).isEqualTo(400);
    assertThat(get("/api/questions?sort=relevance").body()).contains("needs words");
    assertThat(get("/api/questions?portfolio=" + encoded("' OR 1=1 --")).body()).contains("\"total\":0");
    assertThat(get("/api/questions?q=" + encoded("((( \"& | ! :* <->")).statusCode()).isEqualTo(200);
  }

  @Test
  void whatTakesTooLongIsEnded() throws Exception {
    try (Connection connection = harness.database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE later_answer IN ACCESS EXCLUSIVE MODE");
      HttpResponse<String> answer = get("/api/questions/" + complete.uid());
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("too long");
      connection.rollback();
    }
    ok("/api/questions/" + complete.uid());
  }

  private JsonNode ok(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static List<String> uids(JsonNode page) {
    List<String> uids = new ArrayList<>();
    page.get("questions").forEach(question -> uids.add(question.get("uid").asText()));
    return uids;
  }

  private static String text(JsonNode segments) {
    StringBuilder text = new StringBuilder();
    segments.forEach(segment -> text.append(segment.get("text").asText()));
    return text.toString();
  }
}
