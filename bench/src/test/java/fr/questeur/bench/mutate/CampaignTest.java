package fr.questeur.bench.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A small sample of what {@code questeur-bench mutate} does at length. */
final class CampaignTest {

  private static final long SEED = 20_261_124;
  private static final int DOCUMENTS = 3_000;

  @Test
  void brokenDocumentsAreReadInTimeOrRefusedAndNothingIsInvented() throws InterruptedException {
    Examiner examiner = new Examiner(Duration.ofSeconds(5), Duration.ofSeconds(5));
    Campaign campaign = new Campaign(Pool.invented(), SEED, examiner, Duration.ofSeconds(60));
    campaign.run(0, DOCUMENTS, Runtime.getRuntime().availableProcessors(), done -> { });
    assertThat(campaign.failures())
        .extracting(failure -> failure.mutant().index() + ": " + failure.violations())
        .isEmpty();
    assertThat(campaign.done()).isEqualTo(DOCUMENTS);
    Map<String, Long> text = campaign.outcomes().get("text");
    assertThat(text).containsKeys("answered", "pending", "truncated", "not_a_question", "contradictory");
  }

  @Test
  void theSameSeedAndIndexMakeTheSameMutant() {
    Pool pool = Pool.invented();
    Pool again = Pool.invented();
    for (int index = 0; index < 200; index++) {
      Mutant mutant = Mutant.of(pool, SEED, index);
      assertThat(Mutant.of(again, SEED, index).bytes()).isEqualTo(mutant.bytes());
    }
  }
}
