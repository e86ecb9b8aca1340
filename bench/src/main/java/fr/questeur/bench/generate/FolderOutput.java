package fr.questeur.bench.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A file for each document, in a folder for each layout and 10,000 numbers. */
public final class FolderOutput implements Output {

  static final int DOCUMENTS_IN_A_FOLDER = 10_000;

  private final Path root;
  private final Set<Path> folders = new HashSet<>();
  private long size;

  public FolderOutput(Path root) {
    this.root = root;
  }

  @Override
  public void write(Layout layout, Facts facts) throws IOException {
    Path file = root.resolve(pathOf(layout, facts));
    if (folders.add(file.getParent())) {
      Files.createDirectories(file.getParent());
    }
    byte[] document = layout.document(facts);
    Files.write(file, document);
    size += document.length;
  }

  /** {@code text/14/002/14-26402QE.txt}. */
  static String pathOf(Layout layout, Facts facts) {
    return "%s/%d/%03d/%s"
        .formatted(
            layout.id(), facts.uid().legislature(), facts.uid().number() / DOCUMENTS_IN_A_FOLDER,
            layout.fileName(facts.uid()));
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void close() {
    // Each file is closed when it is written.
  }
}
