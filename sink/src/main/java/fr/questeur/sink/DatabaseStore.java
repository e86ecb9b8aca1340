package fr.questeur.sink;

import fr.questeur.contract.DeadLetterReason;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a batch and its positions in one transaction. If a record is at fault the transaction is rolled back and the
 * batch unrolled: one by one, so that only the culprits become dead letters. These are acknowledged by Kafka before the
 * transaction commits that moves the position past them; after a crash in between they are there twice.
 */
final class DatabaseStore implements BatchStore {

  private static final Logger log = LoggerFactory.getLogger(DatabaseStore.class);

  private final DataSource database;
  private final PositionStore positions;
  private final QuestionWriter writer;
  private final DeadLetters deadLetters;

  DatabaseStore(DataSource database, PositionStore positions, QuestionWriter writer, DeadLetters deadLetters) {
    this.database = database;
    this.positions = positions;
    this.writer = writer;
    this.deadLetters = deadLetters;
  }

  @Override
  public void prepare() throws SQLException {
    Transaction.in(database, PortfolioTable::seed);
  }

  @Override
  public Fates store(Batch batch) throws SQLException {
    List<Change.Keyed> changes = new ArrayList<>();
    List<Reject> unreadable = new ArrayList<>();
    for (Change change : batch.changes()) {
      if (change instanceof Change.Keyed keyed) {
        changes.add(keyed);
      } else if (change instanceof Change.Unreadable broken) {
        unreadable.add(Reject.unreadable(broken));
      }
    }
    try {
      return storeAll(batch, changes, unreadable);
    } catch (SQLException e) {
      if (!SqlErrors.isData(e)) {
        throw e;
      }
      log.info("A record is not storable, the batch is stored one by one: {}", SqlErrors.describe(e));
      return storeOneByOne(batch, changes, unreadable);
    }
  }

  private Fates storeAll(Batch batch, List<Change.Keyed> changes, List<Reject> unreadable) throws SQLException {
    Fates fates = new Fates();
    Transaction.in(
        database,
        connection -> {
          positions.advance(connection, batch.moves());
          Reduction reduction = Reduction.of(changes);
          writer.write(connection, reduction, fates);
          fates.superseded(reduction.superseded());
          deadLetters.send(unreadable).forEach(fates::rejected);
        });
    return fates;
  }

  private Fates storeOneByOne(Batch batch, List<Change.Keyed> changes, List<Reject> unreadable) throws SQLException {
    Fates fates = new Fates();
    List<Reject> rejects = new ArrayList<>(unreadable);
    List<String> refused = new ArrayList<>();
    Transaction.in(
        database,
        connection -> {
          positions.advance(connection, batch.moves());
          for (Change.Keyed change : changes) {
            Savepoint before = connection.setSavepoint();
            try {
              writer.write(connection, Reduction.of(List.of(change)), fates);
              connection.releaseSavepoint(before);
            } catch (SQLException e) {
              if (!SqlErrors.isData(e)) {
                throw e;
              }
              connection.rollback(before);
              rejects.add(new Reject(change.record(), DeadLetterReason.NOT_STORABLE, SqlErrors.describe(e), e));
              refused.add(change.uid());
            }
          }
          RefusedTable.add(connection, refused);
          deadLetters.send(rejects).forEach(fates::rejected);
        });
    return fates;
  }
}
