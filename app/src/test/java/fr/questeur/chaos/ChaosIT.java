package fr.questeur.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Nothing lost, nothing twice, nothing stale, whatever is killed. A short run by default; a long one with {@code
 * ./mvnw verify -Pchaos -Dquesteur.chaos.faults=1000 -Dquesteur.chaos.seed=7}.
 */
class ChaosIT {

  private static final int FAULTS = Integer.getInteger("questeur.chaos.faults", 5);
  /** A part of their names, such as {@code disk}; by default all. */
  private static final String WANTED = System.getProperty("questeur.chaos.wanted", "");
  private static final long SEED = Long.getLong("questeur.chaos.seed", 1);

  @Test
  void everyDocumentHasItsOneFateInSpiteOfFaults() throws Exception {
    Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "chaos")), "seed-" + SEED + "-")
        .toAbsolutePath();
    System.out.printf("chaos: seed %d, %d faults, in %s%n", SEED, FAULTS, directory);
    try (Chaos chaos = new Chaos(directory, SEED, WANTED)) {
      try {
        chaos.run(FAULTS);
      } finally {
        print("survived", chaos.survived());
        print("ended by themselves and started again", chaos.endedByThemselves());
      }
      assertThat(chaos.survived().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(FAULTS);
    }
  }

  private static void print(String title, Map<String, Integer> counts) {
    System.out.printf("chaos: seed %d, %s: %d%n", SEED, title,
        counts.values().stream().mapToInt(Integer::intValue).sum());
    counts.forEach((what, times) -> System.out.printf("%5d  %s%n", times, what));
  }
}
