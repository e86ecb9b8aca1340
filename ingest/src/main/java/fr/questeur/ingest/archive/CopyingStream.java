package fr.questeur.ingest.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Copies a part of what a reader with a buffer of its own reads, between two places it tells once it is there. The
 * bytes of the last read are taken from the reader's buffer, which keeps them until it reads again.
 */
final class CopyingStream extends FilterInputStream {

  private byte[] chunk = new byte[0];
  private int chunkFrom;
  private long chunkStart;
  private long chunkEnd;
  private Content copy;
  private long copiedTo;

  CopyingStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    throw new UnsupportedOperationException("readers with a buffer read many bytes");
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    copyTo(chunkEnd);
    // As many as there are, so that the first chunk holds more than the mark that a reader looks for.
    int read = in.readNBytes(target, from, length);
    chunk = target;
    chunkFrom = from;
    chunkStart = chunkEnd;
    chunkEnd += read;
    return read == 0 ? -1 : read;
  }

  /** Begins to copy at a place in the last chunk. */
  void begin(Content content, long place) {
    copy = content;
    copiedTo = place;
  }

  /** Ends it at a place in the last chunk. */
  void end(long place) {
    copyTo(place);
    copy = null;
  }

  private void copyTo(long place) {
    if (copy != null) {
      copy.append(chunk, chunkFrom + (int) (copiedTo - chunkStart), (int) (place - copiedTo));
      copiedTo = place;
    }
  }
}
