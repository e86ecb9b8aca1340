package fr.questeur.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsFirstTest {

  private final List<String> told = new ArrayList<>();
  private final RowsFirst rowsFirst = new RowsFirst(() -> told.add("rest"), () -> told.add("resume"));
  private long rows;

  private void second(long more) {
    rows += more;
    rowsFirst.look(rows);
  }

  @Test
  void whatComesNowAndThenLetsTheFeedWork() {
    second(0);
    second(1);
    second(RowsFirst.RUSH - 1);
    rowsFirst.end();

    assertThat(told).isEmpty();
  }

  @Test
  void itRestsAsLongAsARushLasts() {
    second(RowsFirst.RUSH);
    second(5_000);
    assertThat(told).containsExactly("rest");

    second(7);
    second(0);
    assertThat(told).containsExactly("rest", "resume");

    second(300);
    assertThat(told).containsExactly("rest", "resume", "rest");
  }

  @Test
  void atTheEndItWorks() {
    second(300);
    rowsFirst.end();

    assertThat(told).containsExactly("rest", "resume");
  }
}
