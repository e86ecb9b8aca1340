package fr.questeur.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProgramsTest {

  @TempDir Path directory;

  @Test
  void emptyAndRelativeVariablesDoNotNameACache() {
    assertThat(PostgresPrograms.caches(Map.of("XDG_CACHE_HOME", "/cache", "HOME", "/home/a")))
        .containsExactly(Path.of("/cache/questeur"));
    for (String ignored : new String[] {"", "cache"}) {
      assertThat(PostgresPrograms.caches(Map.of("XDG_CACHE_HOME", ignored, "HOME", "/home/a")))
          .containsExactly(Path.of("/home/a/.cache/questeur"));
      assertThat(PostgresPrograms.caches(Map.of("HOME", ignored))).allMatch(Path::isAbsolute);
    }
  }

  @Test
  void aCacheBelowADirectoryThatOthersCanChangeIsNotUsed() throws IOException {
    Path cache = directory.resolve("cache");
    assertThatCode(() -> FileOwner.requireUnchangeablePath(cache.resolve("questeur"))).doesNotThrowAnyException();
    Files.createDirectories(cache.resolve("questeur"));
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> FileOwner.requireUnchangeablePath(cache.resolve("questeur")))
        .hasMessageContaining("writable by other users");
  }
}
