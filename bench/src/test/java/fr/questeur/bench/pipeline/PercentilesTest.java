package fr.questeur.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PercentilesTest {

  @Test
  void ofManyInAnyOrder() {
    List<Double> values = IntStream.rangeClosed(1, 101).mapToObj(i -> (double) (i * 37 % 101)).toList();
    Percentiles percentiles = Percentiles.of(values);
    assertThat(percentiles.at(0)).isEqualTo(0);
    assertThat(percentiles.at(50)).isEqualTo(50);
    assertThat(percentiles.at(99)).isEqualTo(99);
    assertThat(percentiles.at(100)).isEqualTo(100);
  }

  @Test
  void betweenTwoValues() {
    assertThat(Percentiles.of(List.of(10.0, 20.0)).at(50)).isEqualTo(15);
    assertThat(Percentiles.of(List.of(1.0, 2.0, 3.0, 4.0)).at(90)).isCloseTo(3.7, within(1e-9));
  }

  @Test
  void ofOneAndOfNone() {
    assertThat(Percentiles.of(List.of(7.0)).at(99)).isEqualTo(7);
    assertThat(Percentiles.of(List.of()).at(50)).isNaN();
  }
}
