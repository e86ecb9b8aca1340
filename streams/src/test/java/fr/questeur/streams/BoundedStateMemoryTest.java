package fr.questeur.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** With RocksDB itself, and what Kafka Streams sets before it asks for ours. */
class BoundedStateMemoryTest {

  private static final long BUFFER_OF_KAFKA_STREAMS = 16L * 1024 * 1024;
  private static final int QUESTION_BYTES = 6_000;

  @TempDir
  private Path directory;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Random random = new Random(1);

  @AfterEach
  void close() throws Exception {
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
  }

  /** Where the buffers of all are full, RocksDB flushes the store that is written to. */
  @Test
  void storesThatRestLeaveOthersRoomToWrite() throws RocksDBException {
    for (int resting = 0; resting < 8; resting++) {
      RocksDB store = open("resting-" + resting);
      for (int i = 0; i < 5_000; i++) {
        store.put(key(i), value(QUESTION_BYTES));
      }
    }

    RocksDB written = open("written");
    for (int i = 0; i < 5_000; i++) {
      written.put(key(i), value(100));
    }

    assertThat(written.getLiveFilesMetaData()).isEmpty();
  }

  private RocksDB open(String name) throws RocksDBException {
    Options options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(BUFFER_OF_KAFKA_STREAMS)
            .setTableFormatConfig(new BlockBasedTableConfig());
    opened.add(options);
    new BoundedStateMemory().setConfig(name, options, Map.of());
    RocksDB store = RocksDB.open(options, directory.resolve(name).toString());
    opened.add(store);
    return store;
  }

  private static byte[] key(int number) {
    return "QANR5L14QE%d".formatted(number).getBytes(UTF_8);
  }

  private byte[] value(int length) {
    byte[] value = new byte[length];
    random.nextBytes(value);
    return value;
  }
}
