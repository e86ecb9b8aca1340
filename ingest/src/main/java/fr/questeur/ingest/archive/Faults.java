package fr.questeur.ingest.archive;

import java.io.EOFException;
import java.io.IOException;

/** Decoders of archives throw all sorts of things at damaged bytes. */
final class Faults {

  private Faults() {}

  /** What calls a decoder. */
  @FunctionalInterface
  interface Decoding<T> {
    T run() throws IOException;
  }

  /** Calls a decoder; whatever it throws is an {@link IOException}, except that the file cannot be read on. */
  static <T> T asDamage(Decoding<T> decoding) throws IOException {
    try {
      return decoding.run();
    } catch (SourceException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IOException("the decoder fails: " + e, e);
    }
  }

  /** What is wrong, in a phrase. */
  static String phrase(IOException damage) {
    if (damage instanceof EOFException) {
      return "it ends too early";
    }
    return damage.getMessage() == null ? damage.toString() : damage.getMessage();
  }
}
