package fr.questeur.bench.pipeline.parts;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** All documents in one file: to have them without the cost of reading each, and without all of them in memory. */
public final class Pack {

  private static final int BUFFER = 1 << 20;

  private Pack() {}

  /** Takes one document after the other. */
  interface Taker {
    void take(byte[] document) throws Exception;
  }

  /** Writes one document after the other, until closed. */
  public static final class Writer implements AutoCloseable {

    private final DataOutputStream out;

    public Writer(Path file) throws IOException {
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    public void write(byte[] document) throws IOException {
      out.writeInt(document.length);
      out.write(document);
    }

    @Override
    public void close() throws IOException {
      out.writeInt(-1);
      out.close();
    }
  }

  /** Returns how many there are. */
  static long read(Path file, Taker taker) throws Exception {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      long documents = 0;
      for (int length = in.readInt(); length >= 0; length = in.readInt()) {
        taker.take(in.readNBytes(length));
        documents++;
      }
      return documents;
    }
  }
}
