package fr.questeur.ingest.archive;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** What holds documents, told by its first bytes and never by its name. */
public enum ContainerKind {
  ZIP,
  GZIP,
  /** Unix compress, {@code .Z}. */
  COMPRESS,
  BZIP2,
  TAR,
  /** An XML document of many questions. */
  XML,
  /** A JSON document of many questions. */
  JSON;

  /** So many bytes tell, or all if there are fewer. */
  public static final int HEAD = 64 * 1024;

  /** DOCX, ODT, JAR, EPUB and their like begin with one of these. */
  private static final List<String> ONE_DOCUMENT =
      List.of("[Content_Types].xml", "mimetype", "META-INF/", "_rels/", "docProps/");

  private static final int ZIP_NAME_LENGTH = 26;
  private static final int ZIP_NAME = 30;
  private static final int TAR_HEADER = 512;
  private static final int TAR_CHECKSUM = 148;

  /**
   * The kind of a container, also of one that does not show at its beginning.
   *
   * @param head the first {@link #HEAD} bytes, or all
   * @param length how many there are in {@code head}
   * @param file that begins so; its position is changed
   * @return empty for a document
   * @throws IOException if the file cannot be read
   */
  public static Optional<ContainerKind> of(byte[] head, int length, SeekableByteChannel file) throws IOException {
    Optional<ContainerKind> kind = of(head, length);
    boolean mayEndAsZip =
        kind.isEmpty() && !begins(head, length, 'P', 'K') && (length < file.size() || mayEndAsZip(head, length));
    return mayEndAsZip ? atEnd(file) : kind;
  }

  /** The kind of a container that shows at its beginning; empty for a document. */
  static Optional<ContainerKind> of(byte[] head, int length) {
    if (begins(head, length, 'P', 'K', 3, 4)) {
      return isOneDocument(head, length) ? Optional.empty() : Optional.of(ZIP);
    }
    if (begins(head, length, 'P', 'K', 5, 6)
        || begins(head, length, 'P', 'K', 7, 8, 'P', 'K', 3, 4)
        || begins(head, length, 'P', 'K', '0', '0', 'P', 'K', 3, 4)) {
      return Optional.of(ZIP);
    }
    if (begins(head, length, 0x1F, 0x8B, 8)) {
      return Optional.of(GZIP);
    }
    if (begins(head, length, 0x1F, 0x9D)) {
      return Optional.of(COMPRESS);
    }
    if (isBzip2(head, length)) {
      return Optional.of(BZIP2);
    }
    if (isTar(head, length)) {
      return Optional.of(TAR);
    }
    return aggregate(head, length);
  }

  /** Whether the end of a file, where its directory is, can be that of a ZIP file. */
  private static boolean mayEndAsZip(byte[] bytes, int length) {
    int last = length - ZipDirectory.END_LENGTH;
    for (int at = last; at >= 0 && at > last - ZipDirectory.LONGEST_COMMENT; at--) {
      if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 5 && bytes[at + 3] == 6) {
        return true;
      }
    }
    return false;
  }

  /** A ZIP file behind a program that unpacks it, or the last part of a split one. */
  private static Optional<ContainerKind> atEnd(SeekableByteChannel file) throws IOException {
    try {
      ZipHeader first = ZipDirectory.find(file, file.size()).next();
      boolean isZip = first != null && ONE_DOCUMENT.stream().noneMatch(first.name()::startsWith);
      return isZip ? Optional.of(ZIP) : Optional.empty();
    } catch (ZipDirectory.SplitException e) {
      return Optional.of(ZIP);
    } catch (ZipDirectory.MissingException e) {
      return Optional.empty();
    }
  }

  private static Optional<ContainerKind> aggregate(byte[] head, int length) {
    return switch (firstCharacter(head, length)) {
      case '<' -> XmlSplitter.recognises(head, Math.min(length, HEAD)) ? Optional.of(XML) : Optional.empty();
      case '{', '[' -> JsonSplitter.recognises(head, Math.min(length, HEAD)) ? Optional.of(JSON) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Behind a byte order mark and white space; 0 for none. */
  private static int firstCharacter(byte[] head, int length) {
    int at = 0;
    if (begins(head, length, 0xEF, 0xBB, 0xBF)) {
      at = 3;
    } else if (begins(head, length, 0xFE, 0xFF)) {
      at = 3; // the second byte of a character has what XML and JSON begin with
    } else if (begins(head, length, 0xFF, 0xFE)) {
      at = 2;
    }
    while (at < length && (head[at] == ' ' || head[at] == '\n' || head[at] == '\r' || head[at] == '\t')) {
      at++;
    }
    return at < length ? head[at] : 0;
  }

  boolean isArchive() {
    return this != XML && this != JSON;
  }

  private static boolean begins(byte[] head, int length, int... magic) {
    if (length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** With the mark of its first block, or of the end of an empty one. */
  private static boolean isBzip2(byte[] head, int length) {
    return length > 10 && head[3] >= '1' && head[3] <= '9' && begins(head, length, 'B', 'Z', 'h')
        && (head[4] == 0x31 && head[5] == 0x41 && head[6] == 0x59 || head[4] == 0x17 && head[5] == 0x72);
  }

  private static boolean isOneDocument(byte[] head, int length) {
    if (length < ZIP_NAME) {
      return false;
    }
    int nameLength = head[ZIP_NAME_LENGTH] & 0xFF | (head[ZIP_NAME_LENGTH + 1] & 0xFF) << 8;
    int end = Math.min(length, ZIP_NAME + nameLength);
    String name = new String(head, ZIP_NAME, end - ZIP_NAME, StandardCharsets.ISO_8859_1);
    return ONE_DOCUMENT.stream().anyMatch(name::startsWith);
  }

  /** By the check sum of its first header: tar began without a magic number, and some still do. */
  private static boolean isTar(byte[] head, int length) {
    if (length < TAR_HEADER || head[0] == 0 || !isOctal(head[TAR_CHECKSUM])) {
      return false;
    }
    try {
      return TarUtils.verifyCheckSum(Arrays.copyOf(head, TAR_HEADER));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isOctal(byte character) {
    return character == ' ' || character >= '0' && character <= '7';
  }
}
