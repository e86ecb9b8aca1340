package fr.questeur.bench.pipeline.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed from process to process. */
final class FilesTest {

  @TempDir Path folder;

  @Test
  void aPackHoldsTheDocumentsAsTheyWere() throws Exception {
    Path file = folder.resolve("pack");
    try (Pack.Writer pack = new Pack.Writer(file)) {
      pack.write(new byte[] {1, 2, 3});
      pack.write(new byte[0]);
      pack.write(new byte[] {4});
    }
    List<byte[]> documents = new ArrayList<>();
    assertThat(Pack.read(file, documents::add)).isEqualTo(3);
    assertThat(documents).containsExactly(new byte[] {1, 2, 3}, new byte[0], new byte[] {4});
  }

  @Test
  void aCostIsFoundAmongWhatElseIsPrinted() {
    PartCost cost = new PartCost(1000, 1.5, 2.25);
    assertThat(PartCost.find("WARN something\n" + cost.line() + "\n")).isEqualTo(cost);
    assertThatIllegalArgumentException().isThrownBy(() -> PartCost.find("died")).withMessageContaining("died");
  }
}
