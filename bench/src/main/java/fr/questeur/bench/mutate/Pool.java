package fr.questeur.bench.mutate;

import fr.questeur.bench.generate.Facts;
import fr.questeur.bench.generate.Inventor;
import fr.questeur.bench.generate.Layout;
import fr.questeur.contract.QuestionType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Documents to be mutated: invented ones in every layout and, where present, real ones. */
public final class Pool {

  private static final int OF_EACH = 24;
  private static final int[] LEGISLATURES = {9, 14, 16};
  private static final long LARGEST = 1_000_000;

  /** By origin, so that every layout has its turn however many documents it has. */
  private final List<List<Seed>> byOrigin;

  private Pool(List<List<Seed>> byOrigin) {
    this.byOrigin = byOrigin;
  }

  /** Of invented documents alone, always the same. */
  public static Pool invented() {
    return new Pool(new ArrayList<>(List.copyOf(inventedSeeds())));
  }

  /**
   * With all files below a folder, each of its folders an origin. Files are taken in the order of their names.
   *
   * @throws IOException if one cannot be read
   */
  public static Pool with(Path corpus) throws IOException {
    Map<String, List<Seed>> real = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (Files.size(file) <= LARGEST) {
          String origin = "corpus/" + corpus.relativize(file.getParent());
          real.computeIfAbsent(origin, key -> new ArrayList<>()).add(new Seed(origin, Files.readAllBytes(file)));
        }
      }
    }
    List<List<Seed>> all = new ArrayList<>(inventedSeeds());
    all.addAll(real.values());
    return new Pool(all);
  }

  Seed pick(SplittableRandom random) {
    List<Seed> origin = byOrigin.get(random.nextInt(byOrigin.size()));
    return origin.get(random.nextInt(origin.size()));
  }

  private static List<List<Seed>> inventedSeeds() {
    List<List<Seed>> seeds = new ArrayList<>();
    for (Layout layout : Layout.values()) {
      List<Seed> of = new ArrayList<>();
      for (int i = 0; i < OF_EACH; i++) {
        QuestionType type = i % 6 == 0 ? QuestionType.QG : i % 6 == 1 ? QuestionType.QOSD : QuestionType.QE;
        Facts facts = new Inventor(i, LEGISLATURES[i % LEGISLATURES.length], type).question(190_000 + i);
        of.add(new Seed(layout.id(), layout.document(facts)));
      }
      seeds.add(of);
    }
    return seeds;
  }
}
