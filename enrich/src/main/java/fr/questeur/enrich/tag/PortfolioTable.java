package fr.questeur.enrich.tag;

import fr.questeur.contract.Ministry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which portfolio a ministry's label belongs to, kept as data in {@code ministries.tsv}. */
final class PortfolioTable {

  /** The id for a label that names nothing («Ministère», «—»). */
  private static final String NAMELESS = "sans-nom";

  /** Longer than any known id, so that a label cut to it cannot become one. */
  private static final int MAX_ID_LENGTH = 80;

  /** More than all Governments had; the spellings of labels are not ours to bound. */
  private static final int MOST_LABELS = 5000;

  private final Map<String, String> portfoliosByField;

  /** Labels as met: nearly every document has one that was met before. */
  private final Map<String, String> portfoliosByLabel = new ConcurrentHashMap<>();

  private PortfolioTable(Map<String, String> portfoliosByField) {
    this.portfoliosByField = portfoliosByField;
  }

  /** The table that comes with the program. */
  static PortfolioTable load() {
    return new PortfolioTable(byField(lines()));
  }

  /** The data lines of the table: a portfolio id, a tab, a label. */
  static List<String> lines() {
    try (InputStream in = PortfolioTable.class.getResourceAsStream("ministries.tsv");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> byField(List<String> lines) {
    Map<String, String> portfolios = new LinkedHashMap<>();
    for (String line : lines) {
      String[] cells = line.split("\t");
      String before = portfolios.put(MinistryName.field(cells[1]), cells[0]);
      if (before != null) {
        throw new IllegalStateException("twice in ministries.tsv: " + cells[1]);
      }
    }
    return portfolios;
  }

  /**
   * The ministry of that label. One that the table does not know keeps its own name as its portfolio: its field as an
   * id, {@link fr.questeur.contract.Portfolios#isKnown not known} to the contract.
   */
  Ministry ministry(String label) {
    return ministry(label, null);
  }

  /** The same with the long form of the name, null if not given; it places a label that the table does not know. */
  Ministry ministry(String label, String fullName) {
    String known = portfoliosByLabel.get(label);
    if (known != null) {
      return new Ministry(label, fullName, known);
    }
    String field = MinistryName.field(label);
    String portfolio = portfoliosByField.get(field);
    if (portfolio != null && portfoliosByLabel.size() < MOST_LABELS) {
      portfoliosByLabel.put(label, portfolio);
    }
    if (portfolio == null && fullName != null) {
      portfolio = portfoliosByField.get(MinistryName.field(fullName));
    }
    return new Ministry(label, fullName, portfolio == null ? ownName(field) : portfolio);
  }

  private static String ownName(String field) {
    String id = field.isEmpty() ? NAMELESS : field.replace(' ', '-');
    return id.length() <= MAX_ID_LENGTH ? id : id.substring(0, MAX_ID_LENGTH);
  }
}
