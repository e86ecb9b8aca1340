package fr.questeur.bench.pipeline.parts;

import fr.questeur.contract.QuestionJson;
import fr.questeur.enrich.Enricher;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What needs neither broker nor database. */
final class Reading {

  private Reading() {}

  /** Walks the folder and reads each file. */
  static long read(PartContext context) throws IOException {
    AtomicLong documents = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    Files.walkFileTree(context.folder(), new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        bytes.addAndGet(Files.readAllBytes(file).length);
        documents.incrementAndGet();
        return FileVisitResult.CONTINUE;
      }
    });
    require(bytes.get() > 0);
    return documents.get();
  }

  /** Reads, tags and serialises each document, on one thread. */
  static long parse(PartContext context) throws Exception {
    Enricher enricher = new Enricher();
    AtomicLong bytes = new AtomicLong();
    long documents = Pack.read(context.pack(), document ->
        bytes.addAndGet(QuestionJson.write(enricher.enrich(document, "inbox/file", Instant.EPOCH)).length));
    require(bytes.get() > 0);
    return documents;
  }

  /** Uses a result, so that no compiler leaves its making out. */
  private static void require(boolean something) {
    if (!something) {
      throw new IllegalStateException("nothing was read");
    }
  }
}
