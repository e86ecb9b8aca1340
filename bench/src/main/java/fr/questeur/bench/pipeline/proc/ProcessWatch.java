package fr.questeur.bench.pipeline.proc;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Watches one process, and its threads if asked to. Threads that ended count as they were last seen. */
public final class ProcessWatch implements Watched {

  private final long pid;
  private final boolean byWork;
  private final Map<Long, ProcStat> threads = new HashMap<>();
  private long ticks;
  private long childrenTicks;
  private long peakMemory;
  private long written;

  public ProcessWatch(long pid, boolean byWork) {
    this.pid = pid;
    this.byWork = byWork;
  }

  @Override
  public synchronized void look() {
    if (byWork) {
      Proc.threads(pid).forEach(thread -> threads.put(thread.id(), thread));
    }
    // Never back: a process that is ending may no longer tell.
    Proc.stat(pid).ifPresent(stat -> {
      ticks = Math.max(ticks, stat.ticks());
      childrenTicks = Math.max(childrenTicks, stat.childrenTicks());
    });
    peakMemory = Math.max(peakMemory, Proc.peakMemory(pid).orElse(0));
    written = Math.max(written, Proc.written(pid).orElse(0));
  }

  @Override
  public synchronized Use use() {
    Map<Work, Double> works = new EnumMap<>(Work.class);
    long seen = 0;
    for (ProcStat thread : threads.values()) {
      works.merge(Work.of(thread.name()), ProcStat.seconds(thread.ticks()), Double::sum);
      seen += thread.ticks();
    }
    if (byWork) {
      // Threads too short to be seen.
      works.merge(Work.OTHER, ProcStat.seconds(Math.max(0, ticks - seen)), Double::sum);
      works.put(Work.PROGRAMS, ProcStat.seconds(childrenTicks));
    }
    return new Use(ProcStat.seconds(ticks + childrenTicks), works, peakMemory, written);
  }
}
