package fr.questeur.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.bench.pipeline.parts.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RatiosTest {

  private static final Way OFF = new Way(Way.Source.FOLDER, true, false);
  private static final Way ON = new Way(Way.Source.FOLDER, true, true);

  private final Results results = new Results();

  @Test
  void theWholeIsDividedByTheSumOfItsParts() {
    parts(1);
    whole(OFF, 10);
    whole(ON, 14);
    results.add(Whole.ITEM, ON.label(), Quantity.CPU_TO_LAST_ROW, 12);
    Ratios.addTo(results, List.of(OFF, ON));
    // read, parse, produce, pass through, upsert; with search tsvectors and their index besides.
    assertThat(results.median(Ratios.ITEM, OFF.label(), "parts, CPU s/1,000")).hasValue(5);
    assertThat(results.median(Ratios.ITEM, OFF.label(), "ratio")).hasValue(2);
    assertThat(results.median(Ratios.ITEM, ON.label(), "ratio")).hasValue(2);
    assertThat(results.median(Ratios.ITEM, ON.label(), "ratio, child rows among the parts")).hasValue(14 / 8.0);
    assertThat(results.median(Ratios.ITEM, ON.label(), "ratio, to the last row")).hasValue(12 / 7.0);
    assertThat(results.median(Ratios.ITEM, OFF.label(), "ratio, to the last row")).isEmpty();
  }

  @Test
  void mediansOfAllRoundsCount() {
    parts(1);
    parts(9);
    parts(2);
    whole(OFF, 10);
    whole(OFF, 30);
    whole(OFF, 20);
    Ratios.addTo(results, List.of(OFF));
    assertThat(results.median(Ratios.ITEM, OFF.label(), "ratio")).hasValue(2);
  }

  @Test
  void withoutAllOfThemThereIsNoRatio() {
    whole(OFF, 10);
    results.add(PartsItem.ITEM, Part.READ.label(), Quantity.CPU, 1);
    Ratios.addTo(results, List.of(OFF, ON));
    assertThat(results.series()).noneMatch(series -> series.item().equals(Ratios.ITEM));
  }

  private void parts(double cost) {
    for (Part part : Part.values()) {
      if (part.label() != null) {
        results.add(PartsItem.ITEM, part.label(), Quantity.CPU, cost);
      }
    }
  }

  private void whole(Way way, double cost) {
    results.add(Whole.ITEM, way.label(), Quantity.CPU, cost);
  }
}
