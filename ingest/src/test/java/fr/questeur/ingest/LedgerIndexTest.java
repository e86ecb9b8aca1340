package fr.questeur.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.questeur.contract.LedgerEntry;
import fr.questeur.contract.LedgerEntry.Fate;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LedgerIndexTest {

  private static final Instant THEN = Instant.parse("2026-11-23T12:00:00.123456789Z");
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  private final LedgerIndex index = new LedgerIndex();

  @Test
  void nothingIsKnownAtFirst() {
    assertThat(index.knows(TestFiles.file("/a", 5, THEN))).isFalse();
    assertThat(index.knowsContent(ONE)).isFalse();
  }

  @Test
  void aFileIsKnownAsItWas() {
    index.add(new LedgerEntry("/a", ONE, 5, THEN, Fate.PUBLISHED, false));

    assertThat(index.knows(TestFiles.file("/a", 5, THEN))).isTrue();
    assertThat(index.knows(TestFiles.file("/a", 6, THEN))).isFalse();
    assertThat(index.knows(TestFiles.file("/a", 5, THEN.plusNanos(1)))).isFalse();
    assertThat(index.knows(TestFiles.file("/b", 5, THEN))).isFalse();
  }

  @Test
  void theLastStateOfAFileCountsAndEveryContent() {
    index.add(new LedgerEntry("/a", ONE, 5, THEN, Fate.PUBLISHED, false));
    index.add(new LedgerEntry("/a", TWO, 5, THEN.plusSeconds(1), Fate.DEAD_LETTERED, false));

    assertThat(index.knows(TestFiles.file("/a", 5, THEN))).isFalse();
    assertThat(index.knows(TestFiles.file("/a", 5, THEN.plusSeconds(1)))).isTrue();
    assertThat(index.knowsContent(ONE)).isTrue();
    assertThat(index.knowsContent(TWO)).isTrue();
  }

  @Test
  void anUnchangedCopyKeepsItsContentKnown() {
    index.add(new LedgerEntry("/a", ONE, 5, THEN, Fate.UNCHANGED, false));

    assertThat(index.knowsContent(ONE)).isTrue();
  }

  @Test
  void aForgottenEntryIsFoundAgain() {
    LedgerEntry entry = new LedgerEntry("/a folder/a", ONE, 5, THEN, Fate.PUBLISHED, false);
    index.add(entry);
    index.add(new LedgerEntry("/b", TWO, 5, THEN, Fate.PUBLISHED, false));

    index.forget(entry.key());

    assertThat(index.knows(TestFiles.file("/a folder/a", 5, THEN))).isFalse();
    assertThat(index.knowsContent(ONE)).isFalse();
    assertThat(index.knows(TestFiles.file("/b", 5, THEN))).isTrue();
    assertThat(index.knowsContent(TWO)).isTrue();
  }

  @Test
  void aContentIsReplacedOnlyWhereAnotherOneCame() {
    index.add(new LedgerEntry("/a", ONE, 5, THEN, Fate.PUBLISHED, false));
    index.add(new LedgerEntry("/b", ONE, 5, THEN, Fate.UNCHANGED, false));
    index.add(new LedgerEntry("/a", ONE, 5, THEN.plusSeconds(1), Fate.UNCHANGED, false));
    assertThat(index.hasReplaced()).isFalse();

    index.add(new LedgerEntry("/a", TWO, 9, THEN.plusSeconds(2), Fate.PUBLISHED, false));

    assertThat(index.isReplaced("/a", ONE)).isTrue();
    assertThat(index.isReplaced("/a", TWO)).isFalse();
    assertThat(index.isReplaced("/b", ONE)).isFalse();
  }

  @Test
  void aContentThatComesBackIsNotReplaced() {
    index.add(new LedgerEntry("/a", ONE, 5, THEN, Fate.PUBLISHED, false));
    index.add(new LedgerEntry("/a", TWO, 5, THEN, Fate.PUBLISHED, false));
    index.add(new LedgerEntry("/a", ONE, 5, THEN, Fate.UNCHANGED, false));

    assertThat(index.isReplaced("/a", ONE)).isFalse();
    assertThat(index.isReplaced("/a", TWO)).isTrue();
  }

  @Test
  void whatIsNoKeyIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> index.forget("/a"));
    assertThatIllegalArgumentException().isThrownBy(() -> index.forget(ONE + "/a"));
  }
}
