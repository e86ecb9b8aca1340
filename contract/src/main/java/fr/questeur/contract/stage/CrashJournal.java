package fr.questeur.contract.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers over the death of the process which inputs were being worked on, so that one that ends the process again and
 * again (out of memory, a crash of the JVM) can be set aside. A small file mapped into memory: an entry survives
 * {@code kill -9}, costs no system call, and is cleared when the work on it ends, with success or with an exception.
 * Thread-safe. One process at a time may use a file.
 */
public final class CrashJournal {

  /** An input that was being worked on at so many deaths of the process is not tried again. */
  public static final int LIMIT = 2;

  private static final int SLOTS = 64;
  private static final int SLOT_BYTES = 256;
  private static final int KEY_AT = 4;
  private static final byte FREE = 0;
  private static final byte WORKING = 1;
  private static final byte CRASHED = 2;

  private final ByteBuffer slots;
  private final Deque<Integer> free = new ArrayDeque<>();
  private final Map<String, Integer> slotOfCrashed = new HashMap<>();

  private CrashJournal(ByteBuffer slots) {
    this.slots = slots;
    for (int slot = 0; slot < SLOTS; slot++) {
      recover(slot);
    }
  }

  /**
   * Opens the journal, or creates it, and counts one crash for each input that was being worked on when the last process
   * ended.
   *
   * @param file in a directory that exists
   * @throws UncheckedIOException if it cannot be opened
   */
  public static CrashJournal open(Path file) {
    try {
      // A file of another size is of another version: nothing in it can be trusted.
      if (Files.exists(file) && Files.size(file) != SLOTS * SLOT_BYTES) {
        Files.delete(file);
      }
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        return new CrashJournal(channel.map(FileChannel.MapMode.READ_WRITE, 0, SLOTS * SLOT_BYTES));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open " + file + ": " + e.getMessage(), e);
    }
  }

  /** A journal that ends with the process; for tests, and where there is no directory for state. */
  public static CrashJournal inMemory() {
    return new CrashJournal(ByteBuffer.allocate(SLOTS * SLOT_BYTES));
  }

  private void recover(int slot) {
    int at = slot * SLOT_BYTES;
    if (slots.get(at) == WORKING) {
      slots.put(at + 1, (byte) Math.min(LIMIT, slots.get(at + 1) + 1));
      slots.put(at, CRASHED);
    }
    if (slots.get(at) == CRASHED) {
      readKey(at).ifPresentOrElse(key -> slotOfCrashed.put(key, slot), () -> slots.put(at, FREE));
    }
    if (slots.get(at) == FREE) {
      free.add(slot);
    }
  }

  private Optional<String> readKey(int at) {
    int length = slots.getShort(at + 2);
    if (length < 0 || length > SLOT_BYTES - KEY_AT) {
      return Optional.empty();
    }
    byte[] key = new byte[length];
    slots.get(at + KEY_AT, key);
    return Optional.of(new String(key, StandardCharsets.UTF_8));
  }

  /** Whether this input was being worked on at {@value #LIMIT} deaths of the process, and should be set aside. */
  public synchronized boolean isPoison(String input) {
    Integer slot = slotOfCrashed.isEmpty() ? null : slotOfCrashed.get(shorten(input));
    return slot != null && slots.get(slot * SLOT_BYTES + 1) >= LIMIT;
  }

  /** Whether this input was being worked on when the process died, be it as a mere neighbour of the one that ended it. */
  public synchronized boolean isSuspect(String input) {
    return !slotOfCrashed.isEmpty() && slotOfCrashed.containsKey(shorten(input));
  }

  /** Forgets the crashes of an input: it has been set aside, and is tried anew should it come again. */
  public synchronized void forget(String input) {
    Integer slot = slotOfCrashed.remove(shorten(input));
    if (slot != null) {
      release(slot);
    }
  }

  /**
   * Notes that work on an input begins. Close what is returned when it ends, however it ends: only the death of the
   * process leaves it open.
   *
   * @param input names the input in this journal: a path, a partition and offset
   */
  public synchronized Work begin(String input) {
    String key = shorten(input);
    Integer crashed = slotOfCrashed.isEmpty() ? null : slotOfCrashed.remove(key);
    int slot = crashed == null ? takeFree() : crashed;
    int at = slot * SLOT_BYTES;
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    slots.putShort(at + 2, (short) bytes.length);
    slots.put(at + KEY_AT, bytes);
    // The key is complete before the slot counts.
    VarHandle.storeStoreFence();
    slots.put(at, WORKING);
    return new Work(this, slot);
  }

  /** With every slot taken by inputs that crashed and never came again, one of them gives way. */
  private int takeFree() {
    if (free.isEmpty()) {
      String oldest = slotOfCrashed.keySet().iterator().next();
      release(slotOfCrashed.remove(oldest));
    }
    return free.pop();
  }

  private synchronized void release(int slot) {
    slots.put(slot * SLOT_BYTES, FREE);
    slots.put(slot * SLOT_BYTES + 1, (byte) 0);
    free.push(slot);
  }

  private static String shorten(String input) {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= SLOT_BYTES - KEY_AT) {
      return input;
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Work on one input. */
  public static final class Work implements AutoCloseable {

    private final CrashJournal journal;
    private final int slot;

    private Work(CrashJournal journal, int slot) {
      this.journal = journal;
      this.slot = slot;
    }

    @Override
    public void close() {
      journal.release(slot);
    }
  }
}
