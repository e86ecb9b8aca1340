package fr.questeur.ingest;

import java.nio.file.Path;
import java.util.Locale;

/** Paths as text that loses nothing: two files never have the same. */
final class PathText {

  /** What Java puts in place of bytes that are no text in the encoding of file names. */
  private static final char REPLACEMENT = '\uFFFD';

  private PathText() {}

  /** The path as it is; where names are no text, their UTF-8 if they are that, else percent-escaped bytes. */
  static String of(Path absolute) {
    String text = absolute.toString();
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    for (Path name : absolute) {
      escaped.append(absolute.getFileSystem().getSeparator()).append(nameOf(name));
    }
    return escaped.toString();
  }

  private static String nameOf(Path name) {
    String text = name.toString();
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    String utf8 = lastSegment(name.toUri().getPath());
    return utf8.indexOf(REPLACEMENT) < 0 ? utf8 : lastSegment(name.toUri().getRawPath());
  }

  private static String lastSegment(String path) {
    String withoutEnd = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return withoutEnd.substring(withoutEnd.lastIndexOf('/') + 1);
  }

  /** For a line of a log: control characters are escaped, so that no name can forge a line. */
  static String printable(String path) {
    StringBuilder line = new StringBuilder(path.length());
    path.chars().forEach(c -> {
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        line.append(String.format(Locale.ROOT, "\\u%04x", c));
      } else {
        line.append((char) c);
      }
    });
    return line.toString();
  }
}
