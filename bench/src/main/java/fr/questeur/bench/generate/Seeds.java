package fr.questeur.bench.generate;

import java.util.SplittableRandom;

/** Independent random numbers for each pair of a seed and an index. */
public final class Seeds {

  private Seeds() {}

  public static SplittableRandom random(long seed, long index) {
    return new SplittableRandom(mix(mix(seed) + index));
  }

  /** MurmurHash3's finalizer: neighbouring seeds must not give neighbouring numbers. */
  private static long mix(long value) {
    long mixed = (value + 0x9E3779B97F4A7C15L ^ value >>> 33) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ mixed >>> 33;
  }
}
