package fr.questeur.bench.pipeline.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code /proc}. What is gone, or may not be read, is empty. */
public final class Proc {

  private static final Path ROOT = Path.of("/proc");

  private Proc() {}

  public static boolean isThere() {
    return Files.isReadable(ROOT.resolve("self").resolve("stat"));
  }

  static Optional<ProcStat> stat(long pid) {
    return stat(ROOT.resolve(Long.toString(pid)));
  }

  /** Of the threads that live. */
  static List<ProcStat> threads(long pid) {
    return stats(ROOT.resolve(Long.toString(pid)).resolve("task"));
  }

  /** Of the children that live. */
  static List<ProcStat> children(long pid) {
    return stats(ROOT).stream().filter(process -> process.parent() == pid).toList();
  }

  /** The most memory that a process ever had, in bytes. */
  static OptionalLong peakMemory(long pid) {
    OptionalLong kilobytes = field(read(ROOT.resolve(Long.toString(pid)).resolve("status")), "VmHWM");
    return kilobytes.isPresent() ? OptionalLong.of(kilobytes.getAsLong() * 1024) : kilobytes;
  }

  /** What a process wrote to files, and children of it that have ended, in bytes; before the disk's cache. */
  static OptionalLong written(long pid) {
    return field(read(ROOT.resolve(Long.toString(pid)).resolve("io")), "write_bytes");
  }

  /** What a thread read by system calls, of files and connections alike, in bytes. */
  static long readByThread(long pid, long thread) {
    Path folder = ROOT.resolve(Long.toString(pid)).resolve("task").resolve(Long.toString(thread));
    return field(read(folder.resolve("io")), "rchar").orElse(0);
  }

  /** CPU time of a process so far, in seconds; without its children. */
  public static double cpuSeconds(long pid) {
    return stat(pid).map(stat -> ProcStat.seconds(stat.ticks())).orElse(0.0);
  }

  /** The number in a line such as {@code VmHWM:  1024 kB}. */
  static OptionalLong field(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1).strip().split(" ")[0]))
        .findFirst();
  }

  private static List<ProcStat> stats(Path folder) {
    List<ProcStat> all = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "[0-9]*")) {
      entries.forEach(entry -> stat(entry).ifPresent(all::add));
    } catch (IOException e) {
      return all; // the process has ended
    }
    return all;
  }

  private static Optional<ProcStat> stat(Path folder) {
    String line = read(folder.resolve("stat"));
    return line.isEmpty() ? Optional.empty() : Optional.of(ProcStat.parse(line));
  }

  private static String read(Path file) {
    try {
      // Not readString: a thread's name may end in the middle of a character.
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
