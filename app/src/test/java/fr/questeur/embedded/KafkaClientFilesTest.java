package fr.questeur.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaClientFilesTest {

  private static final String BROKER = "127.0.0.1:9092";

  @TempDir Path directory;

  @Test
  void filesAreReadableByTheirOwnerAlone() throws IOException {
    try (DataDirectory data = DataDirectory.open(directory)) {
      KafkaClientFiles.write(data, BROKER, KafkaCredentials.of(data));

      for (Path file : new Path[] {data.clientProperties(), data.kcatConfig()}) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void passwordStaysTheSameAtLaterStartsAndTheAddressIsThatOfTheLast() throws IOException {
    try (DataDirectory data = DataDirectory.open(directory)) {
      KafkaCredentials first = KafkaCredentials.of(data);
      assertThat(first.password()).matches("[\\w-]{43}").isNotEqualTo(KafkaCredentials.of(data).password());
      KafkaClientFiles.write(data, BROKER, first);

      KafkaCredentials second = KafkaCredentials.of(data);
      KafkaClientFiles.write(data, "127.0.0.1:9093", second);

      assertThat(second).isEqualTo(first);
      assertThat(data.clientProperties()).content()
          .contains("bootstrap.servers=127.0.0.1:9093\n", "username=\"questeur\" password=\"" + first.password() + "\";")
          .doesNotContain("9092");
      assertThat(data.kcatConfig()).content().contains("sasl.password=" + first.password() + "\n");
    }
  }

  @Test
  void fileWithoutPasswordIsReplaced() throws IOException {
    try (DataDirectory data = DataDirectory.open(directory)) {
      Files.writeString(data.clientProperties(), "bootstrap.servers=127.0.0.1:9092\n");
      assertThat(KafkaCredentials.of(data).password()).hasSize(43);
    }
  }

  @Test
  void credentialsDoNotPrintTheirPassword() {
    assertThat(new KafkaCredentials("questeur", "s3cret")).asString().doesNotContain("s3cret");
  }
}
