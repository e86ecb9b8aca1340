package fr.questeur.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

  private static final long SEED = 20261129;
  private static final int MANY = 20_000;
  private static final String SIGNS = "0123456789-:.TZtz+ é٣";

  private final Random random = new Random(SEED);

  @Test
  void readsEveryDateThatJavaWrites() {
    for (int i = 0; i < MANY; i++) {
      LocalDate date = LocalDate.ofEpochDay(random.nextInt(-800_000, 4_000_000));
      assertThat(IsoTime.date(date.toString())).isEqualTo(date);
    }
  }

  @Test
  void readsEveryInstantThatJavaWrites() {
    for (int i = 0; i < MANY; i++) {
      long nanos = random.nextLong(1_000_000_000) / (long) Math.pow(10, random.nextInt(10));
      Instant instant = Instant.ofEpochSecond(random.nextLong(-70_000_000_000L, 300_000_000_000L), nanos);
      assertThat(IsoTime.instant(instant.toString())).isEqualTo(instant);
    }
  }

  /** One or two characters of a good one are others, or it is cut short, or goes on. */
  @Test
  void saysOfEveryOtherTextWhatJavaSays() {
    int good = 0;
    for (int i = 0; i < MANY; i++) {
      String date = spoilt("2016-02-2" + random.nextInt(10));
      String instant = spoilt("2016-02-29T23:59:59." + random.nextInt(1000) + "Z");
      good += same(date, IsoTime::date, LocalDate::parse) ? 1 : 0;
      good += same(instant, IsoTime::instant, Instant::parse) ? 1 : 0;
    }
    assertThat(good).as("texts that are times").isBetween(MANY / 10, MANY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2016-11-29T07:15:41Z", "2016-11-29T07:15:41.1Z", "2016-11-29T07:15:41.123456789Z", "2016-11-29t07:15:41z",
        "2016-11-29T07:15:41+01:00", "2016-12-31T23:59:60Z", "2016-11-29T24:00:00Z", "+12016-11-29T07:15:41Z",
        "-0001-11-29T07:15:41Z", "2016-11-29T07:15:41.Z", "2016-11-29T07:15:41.1234567890Z", "2016-11-29T07:15Z", "", "Z"
      })
  void saysOfOtherFormsWhatJavaSays(String text) {
    same(text, IsoTime::instant, Instant::parse);
  }

  private String spoilt(String text) {
    StringBuilder spoilt = new StringBuilder(text);
    for (int i = random.nextInt(3); i > 0; i--) {
      spoilt.setCharAt(random.nextInt(text.length()), SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return switch (random.nextInt(10)) {
      case 0 -> spoilt.substring(0, random.nextInt(text.length()));
      case 1 -> spoilt.append(SIGNS.charAt(random.nextInt(SIGNS.length()))).toString();
      default -> spoilt.toString();
    };
  }

  /** Whether it is one. */
  private static <T> boolean same(String text, Function<String, T> ours, Function<String, T> javas) {
    Throwable failure = catchThrowable(() -> javas.apply(text));
    if (failure == null) {
      assertThat(ours.apply(text)).as(text).isEqualTo(javas.apply(text));
    } else {
      assertThat(catchThrowable(() -> ours.apply(text))).as(text).isInstanceOf(DateTimeParseException.class)
          .hasMessage(failure.getMessage());
    }
    return failure == null;
  }
}
