package fr.questeur.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
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

  private static Acl parse(String line) {
    List<String> words = Arrays.asList(line.split(" +"));
    String resource = RESOURCES.stream().filter(words::contains).findFirst().orElseThrow();
    PatternType pattern =
        words.contains("--resource-pattern-type")
            ? PatternType.fromString(after(words, "--resource-pattern-type").toUpperCase())
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

  /** {@code ingest}, {@code enrich}, {@code sink} or {@code feed}. */
  String stage() {
    return binding.entry().principal().substring("User:questeur-".length());
  }

  /** What the right is on, by name. */
  String resource() {
    return binding.pattern().name();
  }

  @Override
  public String toString() {
    return line;
  }
}
