package fr.questeur.ingest.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The file that a container is read from. Its faults are {@link SourceException}s. Follows no symbolic link. */
public final class Source implements AutoCloseable {

  private static final Set<OpenOption> OPEN = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final SeekableByteChannel file;
  private final BooleanSupplier stop;
  private final long size;
  private long bytesRead;

  private Source(SeekableByteChannel file, BooleanSupplier stop) throws IOException {
    this.file = file;
    this.stop = stop;
    size = file.size();
  }

  /**
   * Opens a file.
   *
   * @param stop asked before each read; ends it with a {@link SourceException}
   * @throws IOException if it cannot be opened
   */
  public static Source open(Path path, BooleanSupplier stop) throws IOException {
    return of(Files.newByteChannel(path, OPEN), stop);
  }

  /** Takes an open file, which is closed with this. */
  public static Source of(SeekableByteChannel file, BooleanSupplier stop) throws IOException {
    return new Source(file, stop);
  }

  /** How much of it was read, roughly: between 0 and 100. */
  int percentRead() {
    return size == 0 ? 100 : (int) Math.min(100, bytesRead * 100 / size);
  }

  /** As it was when it was opened. */
  long size() {
    return size;
  }

  /** To read it from its beginning. Closing it leaves the file open: decoders close what they fail on. */
  SeekableByteChannel fromBeginning() {
    SeekableByteChannel view = new View();
    moveTo(0);
    return view;
  }

  private void moveTo(long position) {
    try {
      file.position(position);
    } catch (IOException e) {
      throw SourceException.failed(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private final class View implements SeekableByteChannel {

    private boolean open = true;

    @Override
    public int read(ByteBuffer target) {
      if (stop.getAsBoolean()) {
        throw SourceException.stopped();
      }
      try {
        int count = file.read(target);
        bytesRead += Math.max(0, count);
        return count;
      } catch (IOException e) {
        throw SourceException.failed(e);
      }
    }

    @Override
    public long position() {
      try {
        return file.position();
      } catch (IOException e) {
        throw SourceException.failed(e);
      }
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
      if (newPosition < 0) {
        throw new IOException("it points before its own beginning");
      }
      moveTo(newPosition);
      return this;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }

    @Override
    public int write(ByteBuffer source) {
      throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
      throw new NonWritableChannelException();
    }
  }
}
