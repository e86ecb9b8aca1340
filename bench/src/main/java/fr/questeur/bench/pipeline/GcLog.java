package fr.questeur.bench.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How full the heap was after each collection, from a log of {@code -Xlog:gc}.
 *
 * @param megabytes in the order of the collections
 */
record GcLog(List<Double> megabytes) {

  private static final Pattern PAUSE = Pattern.compile("Pause .*?\\d+M->(\\d+)M\\(");

  static GcLog parse(String log) {
    List<Double> megabytes = new ArrayList<>();
    log.lines().forEach(line -> {
      Matcher pause = PAUSE.matcher(line);
      if (pause.find()) {
        megabytes.add(Double.valueOf(pause.group(1)));
      }
    });
    return new GcLog(megabytes);
  }

  /** The median over the first half of the collections: what is held while little has come. */
  double firstHalf() {
    return Percentiles.of(megabytes.subList(0, megabytes.size() / 2)).at(50);
  }

  /** The median over the second half. */
  double secondHalf() {
    return Percentiles.of(megabytes.subList(megabytes.size() / 2, megabytes.size())).at(50);
  }

  double last() {
    return megabytes.isEmpty() ? Double.NaN : megabytes.get(megabytes.size() - 1);
  }
}
