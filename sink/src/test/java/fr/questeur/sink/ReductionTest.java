package fr.questeur.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReductionTest {

  @Test
  void theLastChangeOfAQuestionWins() {
    Change.Keyed first = Records.change(1, 7);
    Change.Keyed second = Records.change(2, 7);
    Change.Keyed third = Records.change(3, 7);

    Reduction reduction = Reduction.of(List.of(first, second, third));

    assertThat(reduction.upserts()).singleElement().isSameAs(third);
    assertThat(reduction.superseded()).containsExactly(first, second);
  }

  @Test
  void aTombstoneWinsOverAnEarlierStateAndALaterStateOverATombstone() {
    Reduction deleted = Reduction.of(List.of(Records.change(1, 7), Records.deletion(2, 7)));
    assertThat(deleted.upserts()).isEmpty();
    assertThat(deleted.deletes()).hasSize(1);

    Reduction revived = Reduction.of(List.of(Records.deletion(1, 7), Records.change(2, 7)));
    assertThat(revived.deletes()).isEmpty();
    assertThat(revived.upserts()).hasSize(1);
  }

  @Test
  void rowsAreLockedInTheOrderOfUids() {
    Reduction reduction = Reduction.of(List.of(Records.change(1, 9), Records.change(2, 3), Records.change(3, 5)));
    assertThat(reduction.upserts()).extracting(Change.Upsert::uid).isSorted();
    assertThat(reduction.superseded()).isEmpty();
  }
}
