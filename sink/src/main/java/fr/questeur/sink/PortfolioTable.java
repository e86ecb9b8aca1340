package fr.questeur.sink;

import fr.questeur.contract.Ministry;
import fr.questeur.contract.Portfolios;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The reference table of portfolios, which the contract keeps as data, and what is not in it. */
final class PortfolioTable {

  private static final List<Column<Ministry>> COLUMNS =
      List.of(Column.of("id", "text", Ministry::portfolio), Column.of("name", "text", Ministry::label));

  private static final String INSERT =
      "INSERT INTO portfolio (id, name, known) SELECT id, name, %s FROM (" + Column.select(COLUMNS) + ") AS batch ";

  private static final String SEED =
      INSERT.formatted("true")
          + """
          ON CONFLICT (id) DO UPDATE SET name = excluded.name, known = true
          WHERE portfolio.name <> excluded.name OR NOT portfolio.known
          """;

  private static final String INSERT_UNKNOWN = INSERT.formatted("false") + "ON CONFLICT (id) DO NOTHING";

  private PortfolioTable() {}

  /** Brings the reference table up to date. */
  static void seed(Connection connection) throws SQLException {
    List<Ministry> known =
        Portfolios.all().stream().map(portfolio -> new Ministry(portfolio.name(), portfolio.id())).toList();
    Rows.execute(connection, SEED, COLUMNS, known);
  }

  /** Adds ministries that stand for themselves, unless they are there. */
  static void insertUnknown(Connection connection, List<Ministry> unknown) throws SQLException {
    Rows.execute(connection, INSERT_UNKNOWN, COLUMNS, unknown);
  }
}
