package fr.questeur.ingest.archive;

import static fr.questeur.ingest.archive.Archives.utf8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes large files to measure with: {@code aggregate FILE MEGABYTES} or {@code zip FILE ENTRIES} or
 * {@code loose FOLDER FILES}. Deterministic, and as hard to compress as prose.
 */
public final class LargeFiles {

  private static final int WORDS_OF_A_QUESTION = 900;

  private final Random random = new Random(14);
  private final String[] words = new String[20_000];

  private LargeFiles() {
    for (int i = 0; i < words.length; i++) {
      words[i] = Long.toString(random.nextLong() >>> (20 + random.nextInt(30)), 36);
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[1]);
    int amount = Integer.parseInt(arguments[2]);
    switch (arguments[0]) {
      case "aggregate" -> new LargeFiles().aggregate(target, amount);
      case "zip" -> new LargeFiles().zip(target, amount);
      case "loose" -> new LargeFiles().loose(target, amount);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private void aggregate(Path file, int megabytes) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      long written = 0;
      out.write(utf8("<?xml version='1.0' encoding='UTF-8'?>\n<questionsEcrites>\n"));
      for (int number = 190_001; written < (long) megabytes << 20; number++) {
        byte[] question =
            utf8("  <question>\n<uid>QANR5L14QE" + number + "</uid><texte>" + prose() + "</texte></question>\n");
        out.write(question);
        written += question.length;
      }
      out.write(utf8("</questionsEcrites>\n"));
    }
  }

  private void zip(Path file, int entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry("questions/14/QANR5L14QE" + i + ".txt"));
        zip.write(utf8(i + " " + prose()));
        zip.closeEntry();
      }
    }
  }

  private void loose(Path folder, int files) throws IOException {
    for (int i = 0; i < files; i++) {
      Path sub = folder.resolve(Integer.toString(i % 100));
      Files.createDirectories(sub);
      Files.write(sub.resolve("QANR5L14QE" + i + ".txt"), utf8(i + " " + prose()));
    }
  }

  private String prose() {
    StringBuilder prose = new StringBuilder();
    for (int i = 0; i < WORDS_OF_A_QUESTION; i++) {
      prose.append(words[random.nextInt(words.length)]).append(' ');
    }
    return prose.append("é.").toString();
  }
}
