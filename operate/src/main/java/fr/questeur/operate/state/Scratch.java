package fr.questeur.operate.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** A map on disk, gone when closed: a corpus need not fit into memory. RocksDB comes with Kafka Streams. */
public final class Scratch implements AutoCloseable {

  private final Path directory;
  private final Options options;
  private final RocksDB database;

  public Scratch() {
    RocksDB.loadLibrary();
    try {
      directory = Files.createTempDirectory("questeur");
      options = new Options().setCreateIfMissing(true);
      database = RocksDB.open(options, directory.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory: " + e.getMessage(), e);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  /** Null if there is none. */
  public byte[] get(String key) {
    try {
      return database.get(key.getBytes(StandardCharsets.UTF_8));
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  public void put(String key, byte[] value) {
    try {
      database.put(key.getBytes(StandardCharsets.UTF_8), value);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  public void remove(String key) {
    try {
      database.delete(key.getBytes(StandardCharsets.UTF_8));
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  /** In the order of keys. */
  public void forEach(BiConsumer<String, byte[]> each) {
    try (RocksIterator entries = database.newIterator()) {
      for (entries.seekToFirst(); entries.isValid(); entries.next()) {
        each.accept(new String(entries.key(), StandardCharsets.UTF_8), entries.value());
      }
    }
  }

  private static IllegalStateException failed(RocksDBException e) {
    return new IllegalStateException("the temporary store failed: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    database.close();
    options.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be removed: %s".formatted(directory, e.getMessage()), e);
    }
  }
}
