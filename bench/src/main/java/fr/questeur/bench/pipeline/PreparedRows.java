package fr.questeur.bench.pipeline;

import fr.questeur.bench.pipeline.parts.RowFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows that the sink writes for a corpus, a file for each table. Made by the product, once for each commit. */
final class PreparedRows {

  /** The table of questions and those that refer to it; not the index of words. */
  private static final String TABLES =
      """
      SELECT 'question'
      UNION SELECT conrelid::regclass::text FROM pg_constraint
      WHERE contype = 'f' AND confrelid = 'question'::regclass AND NOT EXISTS (
        SELECT FROM pg_attribute WHERE attrelid = conrelid AND atttypid = 'tsvector'::regtype)
      """;

  private final Workplace workplace;
  private final Whole whole;
  private final String commit;

  PreparedRows(Workplace workplace, Whole whole, String commit) {
    this.workplace = workplace;
    this.whole = whole;
    this.commit = commit;
  }

  /** The folder of the files. */
  Path of(Corpus corpus) throws IOException, InterruptedException, SQLException {
    Path folder = corpus.root().resolve("rows");
    Path finished = folder.resolve("finished");
    boolean isCommitted = !commit.endsWith("+");
    if (isCommitted && Files.exists(finished) && Files.readString(finished).equals(commit)) {
      return folder;
    }
    Cleanup.delete(folder);
    Files.createDirectories(folder);
    System.err.println("Making the rows that the sink writes ...");
    Path data = workplace.data();
    whole.oneJvm(corpus.folder(), data, corpus.documents(), true, List.of());
    try (ServersProcess servers = ServersProcess.start(workplace, data);
        Connection connection = DriverManager.getConnection(servers.jdbcUrl())) {
      for (String table : tables(connection)) {
        RowFile.write(connection, table, folder.resolve(table + ".rows"));
      }
    }
    Files.writeString(finished, commit);
    return folder;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement(); ResultSet names = statement.executeQuery(TABLES)) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }
}
