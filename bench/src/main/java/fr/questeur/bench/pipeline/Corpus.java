package fr.questeur.bench.pipeline;

import fr.questeur.bench.Progress;
import fr.questeur.bench.generate.FolderOutput;
import fr.questeur.bench.generate.Inventor;
import fr.questeur.bench.generate.Layout;
import fr.questeur.bench.generate.Output;
import fr.questeur.bench.generate.ZipOutput;
import fr.questeur.bench.pipeline.parts.Pack;
import fr.questeur.contract.QuestionType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The invented documents that are measured with: a folder of them, and the same as a zip in another folder. */
final class Corpus {

  private static final int LEGISLATURE = 14;
  /** Longer than a file must be unchanged before ingest reads it. */
  private static final long SETTLE_MILLIS = 4_000;

  private final Path root;
  private final Layout layout;
  private final int first;
  private final int documents;
  private final long seed;

  /**
   * Below a folder that is made.
   *
   * @param first number of its questions; the others follow
   */
  Corpus(Path root, Layout layout, int first, int documents, long seed) {
    this.root = root;
    this.layout = layout;
    this.first = first;
    this.documents = documents;
    this.seed = seed;
  }

  Path root() {
    return root;
  }

  int documents() {
    return documents;
  }

  /** What to drop in: a folder with a file for each document. */
  Path folder() {
    return root.resolve("folder");
  }

  /** What to drop in: a folder with one zip. */
  Path zipFolder() {
    return root.resolve("zip");
  }

  /** The same documents in one file, for clients that are not measured by how they read. */
  Path pack() {
    return root.resolve("documents.pack");
  }

  /** Writes the pack of what the folder holds. */
  void makePack() throws IOException {
    try (Pack.Writer pack = new Pack.Writer(pack()); Stream<Path> files = Files.walk(folder())) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        pack.write(Files.readAllBytes(file));
      }
    }
  }

  /** Writes it, unless it is there from an earlier run; then reads it, so that the disk's cache is warm. */
  void make(boolean withZip) throws IOException, InterruptedException {
    boolean made = makeOnce(folder(), "folder", () -> new FolderOutput(folder()));
    if (withZip) {
      made |= makeOnce(zipFolder(), "zip", () -> new ZipOutput(zipFolder().resolve("questions.zip")));
    }
    warm();
    if (made) {
      Thread.sleep(SETTLE_MILLIS);
    }
  }

  /** Whether it was made, and not there already. */
  private boolean makeOnce(Path target, String what, Opening opening) throws IOException {
    Path finished = root.resolve(what + ".finished");
    String spec = "%s, %d documents, seed %d".formatted(layout.id(), documents, seed);
    if (Files.exists(finished) && Files.readString(finished).equals(spec)) {
      return false;
    }
    Cleanup.delete(target);
    Files.createDirectories(target);
    Progress progress = new Progress();
    Inventor inventor = new Inventor(seed, LEGISLATURE, QuestionType.QE);
    try (Output output = opening.open()) {
      for (int i = 0; i < documents; i++) {
        output.write(layout, inventor.question(first + i));
        int written = i + 1;
        progress.at(() -> "writing the %s: %,d of %,d documents".formatted(what, written, documents));
      }
    }
    progress.done();
    Files.writeString(finished, spec);
    return true;
  }

  private void warm() throws IOException {
    try (Stream<Path> files = Files.walk(folder())) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Files.readAllBytes(file);
      }
    }
  }

  private interface Opening {
    Output open() throws IOException;
  }
}
