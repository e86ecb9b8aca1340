package fr.questeur.monitor.api;

import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.QuestionType;
import fr.questeur.monitor.http.Exchange;
import fr.questeur.monitor.http.Places;
import fr.questeur.monitor.lag.LagJson;
import fr.questeur.monitor.lag.LagReport;
import fr.questeur.monitor.live.Activity;
import fr.questeur.monitor.live.LetterIndex;
import fr.questeur.monitor.live.LetterSummary;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes below {@code /api}; {@code /api/openapi.json} describes them. */
public final class ReadApi {

  private static final Logger log = LoggerFactory.getLogger(ReadApi.class);
  private static final Duration REMEMBERED = Duration.ofSeconds(15);
  private static final int DEFAULT_LIMIT = 25;
  private static final String OPENAPI = "openapi.json";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String RETRY_SECONDS = "5";
  private static final Set<HttpStatus> LATER = Set.of(HttpStatus.SERVICE_UNAVAILABLE, HttpStatus.TOO_MANY_REQUESTS);

  private static final int EXPORTS = 3;
  private static final int SEARCHES = 3;
  private static final int LOOKUPS = 4;
  private static final int LARGE = 4;
  private static final int LARGE_BYTES = 1024 * 1024;

  /** How many connections to Postgres are in use at most. */
  public static final int CONNECTIONS = EXPORTS + SEARCHES + LOOKUPS;

  /** A method, a path with its parameters in braces, and what answers. */
  record Route(HandlerType method, String path, Handler handler) {}

  private record Choice(Integer legislature, QuestionType type) {}

  /** Dead letters, the latest first. */
  record LetterPage(LetterIndex.Counts counts, int limit, int offset, List<LetterSummary> letters) {}

  /** What became of a replay. */
  record Replayed(String id, String state) {}

  private final Questions questions;
  private final QuestionDetails details;
  private final CsvExport csv;
  private final Portfolios portfolios;
  private final Remembered<Choice, PortfolioDelays> delays = new Remembered<>(REMEMBERED, System::nanoTime);
  private final Remembered<String, Facet.Facets> facets = new Remembered<>(REMEMBERED, System::nanoTime);
  private final Places exports = new Places(EXPORTS, EXPORTS - 1);
  private final Places searches = new Places(SEARCHES, SEARCHES - 1);
  private final Places lookups = new Places(LOOKUPS, LOOKUPS - 1);
  private final Places large = new Places(LARGE, LARGE - 1);
  private final Activity activity;
  private final LetterIndex letters;
  private final Supplier<Optional<LagReport>> lag;
  private final DeadLetterDesk desk;

  /**
   * The API.
   *
   * @param database read only; no more connections at a time than it has
   * @param lag the latest reading
   */
  public ReadApi(
      DataSource database, Activity activity, LetterIndex letters, Supplier<Optional<LagReport>> lag,
      DeadLetterDesk desk, Clock clock) {
    Reads reads = new Reads(database);
    this.questions = new Questions(reads, clock);
    this.details = new QuestionDetails(reads, clock);
    this.csv = new CsvExport(reads, clock);
    this.portfolios = new Portfolios(reads, clock);
    this.activity = activity;
    this.letters = letters;
    this.lag = lag;
    this.desk = desk;
  }

  /** Adds the routes, and how problems are told. */
  public void addTo(JavalinConfig config) {
    routes().forEach(route -> config.routes.addHttpHandler(route.method(), route.path(), route.handler()));
    config.routes.exception(ApiException.class, (e, context) -> tell(context, e.status(), e.getMessage()));
    config.routes.exception(KafkaException.class, (e, context) -> {
      log.warn("Kafka failed under {}", context.path(), e);
      tell(context, HttpStatus.SERVICE_UNAVAILABLE, "Kafka: " + e.getMessage());
    });
    config.routes.exception(Exception.class, (e, context) -> {
      log.error("{} {} failed", context.method(), context.path(), e);
      tell(context, HttpStatus.INTERNAL_SERVER_ERROR, "a fault of Questeur's own; the log says which");
    });
    config.routes.exception(HttpResponseException.class, (e, context) -> {
      HttpStatus status = HttpStatus.forStatus(e.getStatus());
      tell(context, status, status == HttpStatus.NOT_FOUND ? "there is nothing at this address" : e.getMessage());
    });
  }

  List<Route> routes() {
    return List.of(
        new Route(HandlerType.GET, "/api/questions", this::list),
        new Route(HandlerType.GET, "/api/questions.csv", this::export),
        new Route(HandlerType.GET, "/api/questions/{uid}", this::one),
        new Route(HandlerType.GET, "/api/facets", context -> {
          parameters(context, Set.of());
          json(context, lookup(context, () -> facets.get("", questions::facets)));
        }),
        new Route(HandlerType.GET, "/api/portfolios", this::portfolios),
        new Route(HandlerType.GET, "/api/lag", this::lag),
        new Route(HandlerType.GET, "/api/pipeline", context -> json(context, activity.snapshot())),
        new Route(HandlerType.GET, "/api/dead-letters", this::deadLetters),
        new Route(HandlerType.POST, "/api/dead-letters/{id}/replay", this::replay),
        new Route(HandlerType.GET, "/api/openapi.json", context -> {
          try (InputStream file = ReadApi.class.getResourceAsStream(OPENAPI)) {
            context.contentType("application/json").result(file.readAllBytes());
          }
        }));
  }

  private void list(Context context) {
    Parameters parameters = parameters(context, filterAnd("sort", "limit", "offset"));
    QuestionFilter filter = QuestionFilter.of(parameters);
    int limit = parameters.number("limit", 1, Questions.MAX_LIMIT, DEFAULT_LIMIT);
    int offset = parameters.number("offset", 0, Questions.MAX_OFFSET, 0);
    QuestionOrder order = order(parameters, filter);
    Supplier<QuestionPage> page = () -> questions.page(filter, order, limit, offset);
    json(context, filter.isSearch() ? search(context, page) : lookup(context, page));
  }

  private void export(Context context) {
    Parameters parameters = parameters(context, filterAnd("sort", "format"));
    QuestionFilter filter = QuestionFilter.of(parameters);
    QuestionOrder order = order(parameters, filter);
    CsvFormat format = Objects.requireNonNullElse(parameters.coded("format", CsvFormat.values()), CsvFormat.CSV);
    Exchange exchange = Exchange.of(context.req());
    String address = exchange.address();
    if (!exports.enter(address)) {
      throw full(exports, address, "exports");
    }
    exchange.limit(CsvExport.LIMIT);
    context.contentType("text/csv; charset=utf-8; header=present");
    context.header("Content-Disposition", "attachment; filename=\"questions.csv\"");
    try {
      csv.write(filter, order, format, context.outputStream());
    } catch (UncheckedIOException e) {
      log.debug("An export was given up by its reader", e);
    } catch (ApiException e) {
      context.removeHeader("Content-Disposition");
      throw e;
    } finally {
      exports.leave(address);
    }
  }

  /** Reads what is found quickly. */
  private <T> T lookup(Context context, Supplier<T> read) {
    return in(lookups, context, read);
  }

  /** Reads what takes Postgres long; others keep their places meanwhile. */
  private <T> T search(Context context, Supplier<T> read) {
    return in(searches, context, read);
  }

  private static <T> T in(Places places, Context context, Supplier<T> read) {
    String address = Exchange.of(context.req()).address();
    if (!places.enter(address, PATIENCE)) {
      throw full(places, address, "reads");
    }
    try {
      return read.get();
    } finally {
      places.leave(address);
    }
  }

  private static ApiException full(Places places, String address, String work) {
    return places.isFull(address)
        ? new ApiException(
            HttpStatus.TOO_MANY_REQUESTS, "this address has as many %s under way as it may; try again later".formatted(work))
        : new ApiException(
            HttpStatus.SERVICE_UNAVAILABLE, "as many %s are under way as there can be; try again later".formatted(work));
  }

  private static Set<String> filterAnd(String... more) {
    Set<String> all = new HashSet<>(QuestionFilter.PARAMETERS);
    all.addAll(List.of(more));
    return all;
  }

  private static QuestionOrder order(Parameters parameters, QuestionFilter filter) {
    QuestionOrder asked = parameters.coded("sort", QuestionOrder.values());
    if (asked == QuestionOrder.RELEVANCE && !filter.isSearch()) {
      throw ApiException.badRequest("sort=relevance needs words to search for (q)");
    }
    if (asked != null) {
      return asked;
    }
    return filter.isSearch() ? QuestionOrder.RELEVANCE : QuestionOrder.NEWEST;
  }

  private void one(Context context) {
    Parameters parameters = parameters(context, Set.of("q"));
    String uid = context.pathParam("uid");
    String words = parameters.words("q");
    QuestionDetail detail = lookup(context, () -> details.get(uid, words));
    if (detail == null) {
      throw new ApiException(HttpStatus.NOT_FOUND, "no such question is stored");
    }
    json(context, detail);
  }

  private void portfolios(Context context) {
    Parameters parameters = parameters(context, Set.of("legislature", "type"));
    Choice choice =
        new Choice(parameters.number("legislature", 1, 99), parameters.named("type", QuestionType.values()));
    json(context, search(
        context, () -> delays.get(choice, () -> portfolios.delays(choice.legislature(), choice.type()))));
  }

  private void lag(Context context) {
    LagReport report = lag.get().orElseThrow(() ->
        new ApiException(HttpStatus.SERVICE_UNAVAILABLE, "the lag has not been read yet"));
    json(context, LagJson.of(report));
  }

  private void deadLetters(Context context) {
    Parameters parameters = parameters(context, Set.of("state", "reason", "limit", "offset"));
    String state = parameters.text("state");
    String reason = parameters.text("reason");
    int limit = parameters.number("limit", 1, Questions.MAX_LIMIT, DEFAULT_LIMIT);
    int offset = parameters.number("offset", 0, Questions.MAX_OFFSET, 0);
    List<LetterSummary> chosen = letters.latest().stream()
        .filter(letter -> state == null || letter.state().equals(state))
        .filter(letter -> reason == null || letter.reason().equals(reason))
        .skip(offset)
        .limit(limit)
        .toList();
    json(context, new LetterPage(letters.counts(), limit, offset, chosen));
  }

  private void replay(Context context) {
    String id = context.pathParam("id");
    DeadLetterDesk.Result result = desk.replay(id);
    switch (result.outcome()) {
      case REPLAYED -> {
        context.status(HttpStatus.ACCEPTED);
        json(context, new Replayed(id, "replayed"));
      }
      case UNKNOWN -> throw new ApiException(HttpStatus.NOT_FOUND, result.message());
      case DONE_BEFORE, NOT_REPLAYABLE -> throw new ApiException(HttpStatus.CONFLICT, result.message());
    }
  }

  private static Parameters parameters(Context context, Set<String> known) {
    return new Parameters(context.queryParamMap(), known);
  }

  private void json(Context context, Object answer) {
    byte[] json = QuestionJson.write(answer);
    context.header("Cache-Control", "no-store").contentType("application/json");
    if (json.length < LARGE_BYTES) {
      context.result(json);
      return;
    }
    // In memory until its client has taken all of it.
    String address = Exchange.of(context.req()).address();
    if (!large.enter(address)) {
      throw full(large, address, "large answers");
    }
    try {
      context.outputStream().write(json);
    } catch (IOException e) {
      log.debug("An answer was given up by its reader", e);
    } finally {
      large.leave(address);
    }
  }

  private static void tell(Context context, HttpStatus status, String detail) {
    if (LATER.contains(status)) {
      context.header("Retry-After", RETRY_SECONDS);
    }
    context.status(status).contentType(Problem.CONTENT_TYPE).header("Cache-Control", "no-store")
        .result(QuestionJson.write(Problem.of(status.getCode(), status.getMessage(), detail)));
  }
}
