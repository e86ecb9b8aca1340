package fr.questeur.bench.pipeline;

import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.questeur.bench.parse.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was measured, on what.
 *
 * @param commit of the product, with {@code +} if the tree had changes; {@code unknown} outside a repository
 * @param at when, UTC
 * @param settings such as the number of documents
 * @param notes what a reader must know, such as what was not measured
 */
public record Report(
    Machine machine, String commit, Instant at, Map<String, String> settings, List<Series> series, List<String> notes) {

  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  public Report {
    series = List.copyOf(series);
    notes = List.copyOf(notes);
  }

  /**
   * Reads one that was written.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Report read(Path file) throws IOException {
    try {
      return JSON.readValue(Files.readAllBytes(file), Report.class);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new IllegalArgumentException(file + " is no report of questeur-bench: " + e.getOriginalMessage(), e);
    }
  }

  public void write(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    JSON.writerWithDefaultPrettyPrinter().writeValue(absolute.toFile(), this);
  }

  /** For people: a table for each item, medians with the least and the most. */
  public void print(PrintWriter out) {
    out.println(machine);
    out.println("commit " + commit + ", " + at);
    settings.forEach((name, value) -> out.println(name + ": " + value));
    series.stream().map(Series::item).distinct().forEach(item -> {
      out.println();
      out.println(item);
      Table.of(series.stream().filter(each -> each.item().equals(item)).toList()).print(out);
    });
    if (!notes.isEmpty()) {
      out.println();
      notes.forEach(note -> out.println("note: " + note));
    }
    out.flush();
  }
}
