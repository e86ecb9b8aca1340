package fr.questeur.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestamptzTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:15:30.123456789Z, 2026-11-23 10:15:30.123456+00",
    "1601-01-02T00:00:00Z, 1601-01-02 00:00:00+00",
    "0000-02-29T00:00:00Z, 0001-02-29 00:00:00+00 BC",
    "+60056-05-28T05:36:10Z, 60056-05-28 05:36:10+00",
    "-1000000000-01-01T00:00:00Z, 4713-01-01 00:00:00+00 BC",
    "+1000000000-12-31T23:59:59.999999999Z, 294276-12-31 23:59:59+00"
  })
  void timesArePostgresTextAndThoseOutOfItsRangeTheNearestWithin(Instant time, String text) {
    assertThat(Timestamptz.of(time)).isEqualTo(text);
  }

  @Test
  void noTimeIsNull() {
    assertThat(Timestamptz.of(null)).isNull();
  }
}
