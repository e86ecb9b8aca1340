package fr.questeur.bench.parse;

import fr.questeur.bench.generate.Inventor;
import fr.questeur.bench.generate.Layout;
import fr.questeur.contract.QuestionType;
import fr.questeur.enrich.Enricher;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Documents of one layout to be read again and again, all of which are read without complaint.
 *
 * @param name the layout, or the layout and {@code @corpus} for real documents
 */
record Workload(String name, List<byte[]> documents) {

  private static final int DOCUMENTS = 256;
  private static final String CORPUS = "@corpus";
  private static final long LARGEST = 2_000_000;

  Workload {
    documents = List.copyOf(documents);
  }

  /** The workload of that name, as {@link #invented} or {@link #real} made it, made again in another process. */
  static Workload of(String name, long seed, Path corpus) {
    return name.endsWith(CORPUS) ? real(corpus).get(name) : invented(Layout.of(name), seed);
  }

  /** Invented written questions. Empty if there is no parser for the layout yet. */
  static Workload invented(Layout layout, long seed) {
    Inventor inventor = new Inventor(seed, legislature(layout), QuestionType.QE);
    List<byte[]> documents = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      // Far apart, so that they are spread over the legislature.
      byte[] document = layout.document(inventor.question(1 + i * 150));
      if (layout.id().equals(layoutOf(document))) {
        documents.add(document);
      }
    }
    return new Workload(layout.id(), documents);
  }

  /** All documents below a folder that can be read, by layout. */
  static Map<String, Workload> real(Path corpus) {
    Map<String, List<byte[]>> byName = new TreeMap<>();
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] document = Files.size(file) > LARGEST ? new byte[0] : Files.readAllBytes(file);
        String layout = layoutOf(document);
        if (layout != null) {
          byName.computeIfAbsent(layout + CORPUS, key -> new ArrayList<>()).add(document);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Workload> workloads = new TreeMap<>();
    byName.forEach((name, documents) -> workloads.put(name, new Workload(name, documents)));
    return workloads;
  }

  Layout layout() {
    return Layout.of(name.replace(CORPUS, ""));
  }

  double meanSize() {
    return documents.stream().mapToInt(document -> document.length).average().orElse(0);
  }

  private static int legislature(Layout layout) {
    return switch (layout) {
      case PAGE_LEGACY -> 11;
      case PAGE_DYN, TEXT_DYN -> 16;
      default -> 14;
    };
  }

  /** Null if it cannot be read. */
  private static String layoutOf(byte[] document) {
    try {
      return new Enricher().enrich(document, null, Instant.EPOCH).source().layout();
    } catch (RejectedDocumentException e) {
      return null;
    }
  }
}
