package fr.questeur.bench.mutate;

import fr.questeur.bench.generate.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A broken document.
 *
 * @param index with the seed of the run and its pool, all that it takes to make it again
 * @param origin of the document it was made of
 * @param how what was done to it
 */
public record Mutant(long index, String origin, List<Mutation> how, byte[] bytes) {

  /** Most have a few; one in sixteen is left as it is, so that the whole is read, too. */
  private static final int MOST_MUTATIONS = 4;

  private static final int LEFT_AS_IS = 16;

  static Mutant of(Pool pool, long seed, long index) {
    SplittableRandom random = Seeds.random(seed, index);
    Seed base = pool.pick(random);
    Mutation.Material material = new Mutation.Material(base.bytes(), pool.pick(random).bytes());
    List<Mutation> how = new ArrayList<>();
    if (random.nextInt(LEFT_AS_IS) > 0) {
      for (int i = 1 + random.nextInt(MOST_MUTATIONS); i > 0; i--) {
        Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
        how.add(mutation);
        material = new Mutation.Material(mutation.apply(material, random), material.other());
      }
    }
    return new Mutant(index, base.origin(), List.copyOf(how), material.bytes());
  }
}
