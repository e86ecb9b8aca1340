package fr.questeur.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServiceTest {

  @TempDir Path data;

  @Test
  void isReadAsWrittenAndPrivate() throws IOException {
    Path file = data.resolve("pg_service.conf");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
    PostgresService service = PostgresService.create(15432);
    service.write(data);
    assertThat(PostgresService.read(data)).contains(service);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThat(Files.readString(file))
        .contains("[questeur]\n", "host=127.0.0.1\n", "port=15432\n", "dbname=questeur\n", "user=questeur\n");
  }

  @Test
  void isAbsentWithoutAWholeFile() throws IOException {
    assertThat(PostgresService.read(data)).isEmpty();
    Files.writeString(data.resolve("pg_service.conf"), "[questeur]\nport=5432\npassword=\n");
    assertThat(PostgresService.read(data)).isEmpty();
  }

  @Test
  void passwordsAreLongNeverTheSameAndNotPrinted() {
    PostgresService service = PostgresService.create(1);
    assertThat(service.password()).hasSize(48).isNotEqualTo(PostgresService.create(1).password());
    assertThat(service.toString()).doesNotContain(service.password());
  }
}
