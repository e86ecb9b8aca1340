package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** A right as {@code deploy/acls.txt} lists it: one line of arguments of {@code kafka-acls.sh --add}. */
record Acl(String line, AclBinding binding) {

  private static final List<String> RESOURCES = List.of("--topic", "--group", "--transactional-id");

  /** All that the document lists. */
  static List<Acl> all() {
    try {
      return Files.readAllLines(Path.of("..", "deploy", "acls.txt")).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Acl::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those of some users; a sample unless {@code -Dquesteur.test.acls=all}, which takes minutes.
   */
  static Stream<Acl> some(Stream<String> users, String sample) {
    List<String> wanted = users.toList();
    boolean isAll = "all".equals(System.getProperty("questeur.test.acls"));
    Pattern few = Pattern.compile(sample);
    return all().stream()
        .filter(right -> wanted.contains(right.user()))
        .filter(right -> isAll || few.matcher(right.line()).find());
  }

  private static Acl parse(String line) {
    List<String> words = Arrays.asList(line.split(" +"));
    String resource = RESOURCES.stream().filter(words::contains).findFirst().orElseThrow();
    PatternType pattern =
        words.contains("--resource-pattern-type")
            ? PatternType.fromString(after(words, "--resource-pattern-type").toUpperCase(Locale.ROOT))
            : PatternType.LITERAL;
    return new Acl(
        line,
        new AclBinding(
            new ResourcePattern(
                ResourceType.fromString(resource.substring(2).replace('-', '_')), after(words, resource), pattern),
            new AccessControlEntry(
                after(words, "--allow-principal"), "*", SecurityUtils.operation(after(words, "--operation")),
                AclPermissionType.ALLOW)));
  }

  private static String after(List<String> words, String option) {
    return words.get(words.indexOf(option) + 1);
  }

  /** Who has it, such as {@code questeur-ingest}. */
  String user() {
    return binding.entry().principal().substring("User:".length());
  }

  /** What it allows. */
  AclOperation operation() {
    return binding.entry().operation();
  }

  /** What the right is on, by name. */
  String resource() {
    return binding.pattern().name();
  }

  /** Of who lacks a right to write, Kafka may say first that it lacks that to look. */
  void assertNamedAtTheEndOf(String output) {
    String end = output.lines().filter(line -> line.startsWith("questeur: ")).reduce("", (one, other) -> other);
    assertThat(end).as(output).contains(resource());
    assertThat(end.toLowerCase(Locale.ROOT))
        .as(output)
        .containsAnyOf(SecurityUtils.operationName(operation()).toLowerCase(Locale.ROOT), "describe", "not authorized");
  }

  @Override
  public String toString() {
    return line;
  }
}
