package fr.questeur.ingest.archive;

import java.io.IOException;

/** A file unpacks to more than the limits allow: no more of it is read. */
final class UnsafeArchiveException extends IOException {

  private static final long serialVersionUID = 1L;

  UnsafeArchiveException(String message) {
    super(message);
  }
}
