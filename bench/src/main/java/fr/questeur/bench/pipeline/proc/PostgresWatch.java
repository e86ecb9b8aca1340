package fr.questeur.bench.pipeline.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Watches a PostgreSQL server with all its processes, from when it starts on its data directory. */
public final class PostgresWatch implements Watched {

  private final Path directory;
  private long ticks;
  private long peakMemory;
  private long written;

  public PostgresWatch(Path directory) {
    this.directory = directory;
  }

  @Override
  public synchronized void look() {
    ProcStat server = server();
    if (server == null) {
      return;
    }
    long postmaster = server.id();
    List<ProcStat> children = Proc.children(postmaster);
    // Sessions that ended are in what the server's ended children used.
    long now = server.ticks() + server.childrenTicks();
    long bytes = Proc.written(postmaster).orElse(0);
    peakMemory = Math.max(peakMemory, Proc.peakMemory(postmaster).orElse(0));
    for (ProcStat child : children) {
      now += child.ticks() + child.childrenTicks();
      bytes += Proc.written(child.id()).orElse(0);
      peakMemory = Math.max(peakMemory, Proc.peakMemory(child.id()).orElse(0));
    }
    // A session that ends between two lines read is in neither for a moment.
    ticks = Math.max(ticks, now);
    written = Math.max(written, bytes);
  }

  @Override
  public synchronized Use use() {
    return new Use(ProcStat.seconds(ticks), Map.of(), peakMemory, written);
  }

  /** By the first line of PostgreSQL's lock file; null if it does not run. */
  private ProcStat server() {
    try {
      List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
      // While the files of a new server are made there is one, too, of another process, with a negative number.
      return lines.isEmpty() ? null : Proc.stat(Long.parseLong(lines.get(0).strip())).orElse(null);
    } catch (IOException | NumberFormatException e) {
      return null; // not there yet, being written, or no more
    }
  }
}
