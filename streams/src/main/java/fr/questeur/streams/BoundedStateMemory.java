package fr.questeur.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound on the memory of all state stores of this process, outside the Java heap. By default each partition's store
 * takes some 100 MB of its own. Large values lie in blob files.
 */
public final class BoundedStateMemory implements RocksDBConfigSetter {

  private static final long CACHE_BYTES = 64L * 1024 * 1024;
  private static final long WRITE_BUFFERS_BYTES = 48L * 1024 * 1024;
  private static final long WRITE_BUFFER_BYTES = 4L * 1024 * 1024;

  // Shared by all stores, and never closed: they live as long as the process.
  private static final Cache CACHE = new LRUCache(CACHE_BYTES);
  private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    // A question that is not known yet is looked for in the newest files, by their filters alone.
    table.setPinL0FilterAndIndexBlocksInCache(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITE_BUFFERS);
    // Where all buffers together are full, it is the store written to that is flushed, be it ever so small: stores that
    // rest must not hold all.
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    // Whole questions lie in files of their own: compacting the keys would write them again and again.
    options.setEnableBlobFiles(true);
    options.setMinBlobSize(1024);
    options.setEnableBlobGarbageCollection(true);
    // Of the oldest quarter, as it is by default, every compaction would write all again, though in a load all is new.
    options.setBlobGarbageCollectionAgeCutoff(0.05);
  }

  @Override
  public void close(String storeName, Options options) {
    // Nothing that belongs to one store alone.
  }
}
