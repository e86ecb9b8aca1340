package fr.questeur.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What went wrong with a file, for people: Java's own message is often the path alone. */
public final class IoErrors {

  private IoErrors() {}

  public static String say(IOException error) {
    if (error instanceof AccessDeniedException denied) {
      return "permission denied: " + denied.getFile();
    }
    if (error instanceof NoSuchFileException missing) {
      return "no such file or folder: " + missing.getFile();
    }
    if (error instanceof FileSystemException other && other.getReason() == null) {
      return error.getClass().getSimpleName() + ": " + other.getFile();
    }
    return error.getMessage() == null ? error.toString() : error.getMessage();
  }
}
