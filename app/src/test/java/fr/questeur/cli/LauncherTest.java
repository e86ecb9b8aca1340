package fr.questeur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code questeur} beside a JVM that only prints how it was called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  private static final Path PROJECT = Path.of("..");
  private static final String FAKE_JAVA =
      """
      #!/bin/sh
      echo "umask $(umask)"
      echo "charmap $(locale charmap 2>/dev/null)"
      for argument in "$@"; do echo "$argument"; done
      """;

  @TempDir private Path directory;
  private Path questeur;
  private Path jdk;

  @BeforeEach
  void install() throws IOException {
    questeur = copy("questeur");
    copy("app/src/main/bash/jvm.sh");
    Path target = Files.createDirectories(installation().resolve("app/target"));
    Files.createFile(target.resolve("questeur.jar"));
    Files.createFile(target.resolve("questeur.jsa"));
    jdk = jdk("17.0.15");
  }

  private Path installation() {
    return directory.resolve("opt/questeur");
  }

  private Path copy(String file) throws IOException {
    Path copy = installation().resolve(file);
    Files.createDirectories(copy.getParent());
    return Files.copy(PROJECT.resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private Path jdk(String version) throws IOException {
    Path home = directory.resolve("jdk-" + version);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, FAKE_JAVA);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  @Test
  void runsThroughSymbolicLinksWhateverCdPathIs() throws Exception {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("first"), Path.of("../opt/questeur/questeur"));
    Path link = Files.createSymbolicLink(bin.resolve("questeur"), Path.of("first"));

    assertThat(run(Map.of("CDPATH", directory + ":" + directory.resolve("opt")), link.toString(), "--version"))
        .containsSubsequence("-jar", installation().toRealPath().resolve("app/target/questeur.jar").toString(), "--version");
    assertThat(run(Map.of("CDPATH", directory.toString()), "opt/questeur/questeur", "--version"))
        .contains(installation().toRealPath().resolve("app/target/questeur.jar").toString());
  }

  @Test
  void readsFileNamesAsUtf8UnderALocaleThatIsNotInstalled() throws Exception {
    assertThat(run(Map.of("LANG", "xx_XX.UTF-8"), questeur.toString(), "parse")).contains("charmap UTF-8");
    assertThat(run(Map.of("LC_ALL", "C"), questeur.toString(), "parse")).contains("charmap UTF-8");
    assertThat(run(Map.of(), questeur.toString(), "parse")).contains("charmap UTF-8");
  }

  @Test
  void keepsWhatStagesWriteForTheirOwner() throws Exception {
    assertThat(run(Map.of(), questeur.toString(), "run", "--once")).contains("umask 0077");
    assertThat(run(Map.of(), questeur.toString(), "enrich")).contains("umask 0077");
    assertThat(run(Map.of(), questeur.toString(), "parse")).doesNotContain("umask 0077");
  }

  @Test
  void silencesTheWarningsOfNewerJvmsAndGivesOlderOnesNoUnknownOption() throws Exception {
    assertThat(run(Map.of(), questeur.toString(), "--version")).doesNotContain("--sun-misc-unsafe-memory-access=allow");

    jdk = jdk("25.0.3");
    assertThat(run(Map.of(), questeur.toString(), "--version"))
        .contains("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
  }

  @Test
  void printsNothingAboutSharedClassesOfAnotherJvm() throws Exception {
    assertThat(run(Map.of(), questeur.toString(), "--version")).contains("-Xlog:cds=off:stderr");
    assertThat(run(Map.of("QUESTEUR_JAVA_OPTS", "-javaagent:x.jar"), questeur.toString(), "--version"))
        .contains("-javaagent:x.jar")
        .noneMatch(argument -> argument.startsWith("-XX:SharedArchiveFile"));
  }

  private List<String> run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("QUESTEUR_"));
    builder.environment().remove("LANG");
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    assertThat(process.waitFor()).as("%s", lines).isZero();
    return lines;
  }
}
