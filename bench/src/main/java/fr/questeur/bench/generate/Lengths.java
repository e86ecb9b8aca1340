package fr.questeur.bench.generate;

import fr.questeur.contract.QuestionType;
import java.util.SplittableRandom;

/**
 * How long texts are, in characters: log-normal, cut at the ends.
 *
 * <p>Measured on real ones, tags removed: 435 written questions and 273 answers of legislatures 15 to 17, 54 debates of
 * questions au Gouvernement, 8 questions orales sans débat.
 *
 * <pre>
 *                   mean  median    p90    p99     max
 * QE   question     1861    1803   2853   4507    5121
 * QE   answer       3256    2892   5679   9810   11698
 * QG   debate       6106    5496   8585          16838
 * QOSD question     2396    2260                  3619
 * QOSD debate       5856    5889                  6522
 * </pre>
 *
 * @param median as measured
 * @param sigma such that the 99th percentile is as measured; of few texts, the 90th
 */
record Lengths(double median, double sigma) {

  private static final int SHORTEST = 150;
  private static final int LONGEST = 120_000;

  static Lengths ofQuestion(QuestionType type) {
    return type == QuestionType.QE ? new Lengths(1803, 0.394) : new Lengths(2260, 0.348);
  }

  static Lengths ofAnswer(QuestionType type) {
    return switch (type) {
      case QE -> new Lengths(2892, 0.525);
      case QG -> new Lengths(5496, 0.348);
      case QOSD -> new Lengths(5889, 0.348);
    };
  }

  int draw(SplittableRandom random) {
    double length = median * Math.exp(sigma * gaussian(random));
    return (int) Math.max(SHORTEST, Math.min(LONGEST, length));
  }

  /** Box and Muller: always two draws, so that what follows does not depend on the value. */
  static double gaussian(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
