package fr.questeur.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KafkaHaltTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void namesADiskWithoutRoomWhateverKafkaSays() {
    assertThat(KafkaHalt.reason(Path.of("/proc"), "a fault in a mapped file")) // has none, ever
        .startsWith("no space left on the disk of /proc");
  }

  @Test
  void passesOnWhatKafkaSaysWhereThereIsRoom(@TempDir Path directory) {
    assertThat(KafkaHalt.reason(directory, "bad checkpoint")).isEqualTo("bad checkpoint");
  }

  @Test
  void pointsToTheLogWhereKafkaSaysNothing(@TempDir Path directory) {
    assertThat(KafkaHalt.reason(directory, null)).contains(directory.toString()).contains("log");
  }
}
