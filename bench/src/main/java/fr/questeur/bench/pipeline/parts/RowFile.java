package fr.questeur.bench.pipeline.parts;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows of one table in a file, each value as Postgres's text for it: the very rows that the sink writes. */
public final class RowFile {

  private static final int BUFFER = 1 << 20;
  private static final int FETCH = 500;
  private static final int NULL = -1;
  private static final int END = -2;

  /**
   * A column of the table.
   *
   * @param type by Postgres's name, such as {@code _text} for an array of texts
   */
  record Column(String name, String type) {}

  private RowFile() {}

  /** Copies a table's rows; without columns that Postgres fills itself, and tsvectors. */
  public static void write(Connection connection, String table, Path file) throws SQLException, IOException {
    List<Column> columns = columns(connection, table);
    connection.setAutoCommit(false); // else all rows would be fetched at once
    try (Statement statement = connection.createStatement();
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
      statement.setFetchSize(FETCH);
      out.writeInt(columns.size());
      for (Column column : columns) {
        out.writeUTF(column.name());
        out.writeUTF(column.type());
      }
      String names = String.join(", ", columns.stream().map(Column::name).toList());
      try (ResultSet rows = statement.executeQuery("SELECT " + names + " FROM " + table)) {
        while (rows.next()) {
          for (int i = 1; i <= columns.size(); i++) {
            write(out, rows.getString(i));
          }
        }
      }
      out.writeInt(END);
    }
    connection.rollback();
  }

  private static List<Column> columns(Connection connection, String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet names = statement.executeQuery(
            """
            SELECT attname, typname FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
            WHERE attrelid = '%s'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
              AND attidentity = '' AND typname <> 'tsvector'
            ORDER BY attnum
            """.formatted(table))) {
      while (names.next()) {
        columns.add(new Column(names.getString(1), names.getString(2)));
      }
    }
    return columns;
  }

  private static void write(DataOutputStream out, String value) throws IOException {
    if (value == null) {
      out.writeInt(NULL);
    } else {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  /** Takes some rows, the last time fewer. */
  interface Taker {
    void take(List<Column> columns, List<String[]> rows) throws SQLException;
  }

  /** Returns how many rows there are. */
  static long read(Path file, int batch, Taker taker) throws IOException, SQLException {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      List<Column> columns = new ArrayList<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        columns.add(new Column(in.readUTF(), in.readUTF()));
      }
      long all = 0;
      List<String[]> rows = new ArrayList<>(batch);
      for (String[] row = row(in, count); row != null; row = row(in, count)) {
        rows.add(row);
        all++;
        if (rows.size() == batch) {
          taker.take(columns, rows);
          rows = new ArrayList<>(batch);
        }
      }
      if (!rows.isEmpty()) {
        taker.take(columns, rows);
      }
      return all;
    }
  }

  /** Null at the end. */
  private static String[] row(DataInputStream in, int columns) throws IOException {
    String[] row = new String[columns];
    for (int i = 0; i < columns; i++) {
      int length = in.readInt();
      if (length == END) {
        return null;
      }
      row[i] = length == NULL ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
    return row;
  }
}
