package fr.questeur.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The canonical portfolios, kept as data in {@code portfolios.tsv}. */
public final class Portfolios {

  private static final Map<String, Portfolio> BY_ID = load();

  private Portfolios() {}

  public static Collection<Portfolio> all() {
    return BY_ID.values();
  }

  /** Whether the id is one of the table, not the own name of a ministry that it does not know. */
  public static boolean isKnown(String id) {
    return BY_ID.containsKey(id);
  }

  private static Map<String, Portfolio> load() {
    Map<String, Portfolio> portfolios = new LinkedHashMap<>();
    try (InputStream in = Portfolios.class.getResourceAsStream("portfolios.tsv");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(cells -> portfolios.put(cells[0], new Portfolio(cells[0], cells[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableMap(portfolios);
  }
}
