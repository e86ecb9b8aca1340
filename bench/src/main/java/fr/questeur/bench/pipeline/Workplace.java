package fr.questeur.bench.pipeline;

import fr.questeur.bench.generate.Layout;
import fr.questeur.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where measurements keep their files. Corpora alone outlive them, and only in a folder that was named. */
final class Workplace implements AutoCloseable {

  private final Cleanup cleanup = new Cleanup();
  private final Path root;
  private int made;

  /**
   * Makes the folder.
   *
   * @param root null for a temporary one, deleted at the end
   */
  Workplace(Path root) throws IOException {
    if (root == null) {
      this.root = Files.createTempDirectory("questeur-bench");
      cleanup.add(() -> Cleanup.delete(this.root));
    } else {
      this.root = Files.createDirectories(root.toAbsolutePath());
    }
  }

  Cleanup cleanup() {
    return cleanup;
  }

  Path root() {
    return root;
  }

  Corpus corpus(Layout layout, int documents, long seed) {
    return corpus("", 1, layout, documents, seed);
  }

  /** Questions that are not in a corpus of the first ones. */
  Corpus corpusAfter(int others, Layout layout, int documents, long seed) {
    return corpus("-after-" + others, others + 1, layout, documents, seed);
  }

  private Corpus corpus(String suffix, int first, Layout layout, int documents, long seed) {
    String name = "corpus-%s-%d-%d%s".formatted(layout.id(), documents, seed, suffix);
    return new Corpus(root.resolve(name), layout, first, documents, seed);
  }

  /** A new folder, deleted at the end or before. */
  synchronized Path folder(String name) throws IOException {
    Path folder = Files.createTempDirectory(root, name + "-" + ++made + "-");
    cleanup.add(() -> Cleanup.delete(folder));
    return folder;
  }

  /** A new data directory of servers; whatever still runs on it is stopped at the end. */
  Path data() throws IOException {
    Path data = folder("data");
    cleanup.add(() -> EmbeddedDatabase.stopLeftover(data.resolve("postgres")));
    return data;
  }

  /** What a folder takes on the disk, in bytes: Kafka's indexes are made larger than they are filled. */
  static long size(Path folder) throws IOException, InterruptedException {
    // Java does not tell how many blocks a file has.
    Process du = new ProcessBuilder("du", "-s", "--block-size=1", folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    String size = new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    du.waitFor();
    return Long.parseLong(size.split("\\s")[0]);
  }

  @Override
  public void close() {
    cleanup.close();
  }
}
