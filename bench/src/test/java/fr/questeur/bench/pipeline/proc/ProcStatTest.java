package fr.questeur.bench.pipeline.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class ProcStatTest {

  /** Of a PostgreSQL session: its title is in the name. */
  private static final String LINE =
      "4711 (postgres) S 4700 4711 4711 0 -1 4194560 5000 700 3 0 250 75 12 8 20 0 1 0 123456 220000256 6000 "
          + "18446744073709551615 1 1 0 0 0 0 0 4096 536871425 0 0 0 17 1 0 0 0 0 0 0 0 0 0 0 0 0 0";

  @Test
  void readsWhatIsNeeded() {
    assertThat(ProcStat.parse(LINE)).isEqualTo(new ProcStat(4711, "postgres", 4700, 325, 20));
  }

  @Test
  void aNameMayHoldBracketsAndSpaces() {
    ProcStat stat = ProcStat.parse(LINE.replace("(postgres)", "(a) b (c 1 2)"));
    assertThat(stat).isEqualTo(new ProcStat(4711, "a) b (c 1 2", 4700, 325, 20));
  }

  @Test
  void ticksAreHundredths() {
    assertThat(ProcStat.seconds(325)).isEqualTo(3.25);
  }

  @Test
  void anotherLineIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ProcStat.parse("Name: postgres"));
  }
}
