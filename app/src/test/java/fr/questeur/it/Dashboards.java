package fr.questeur.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dashboards in {@code deploy/}. */
final class Dashboards {

  static final Path DEPLOY = Path.of("..", "deploy");

  private Dashboards() {}

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(DEPLOY.resolve("grafana/dashboards"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  /** Every expression by where it stands, with a range in place of Grafana's variable. */
  static Map<String, String> expressions() throws IOException {
    Map<String, String> expressions = new LinkedHashMap<>();
    for (Path file : files()) {
      for (JsonNode panel : read(file).get("panels")) {
        for (JsonNode target : panel.get("targets")) {
          expressions.put(
              "%s, %s, %s".formatted(file.getFileName(), panel.get("title").asText(), target.get("refId").asText()),
              target.get("expr").asText().replace("$__rate_interval", "2m"));
        }
      }
    }
    return expressions;
  }
}
