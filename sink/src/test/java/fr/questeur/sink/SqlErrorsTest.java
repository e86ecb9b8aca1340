package fr.questeur.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlErrorsTest {

  @ParameterizedTest
  @ValueSource(strings = {"22021", "22P05", "22007", "23503", "23514", "54000"})
  void whatTheRecordHoldsIsADataError(String state) {
    assertThat(SqlErrors.isData(new SQLException("refused", state))).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"08006", "40001", "40P01", "53100", "57P01", "25006", "42P01", "42501", "XX000", "22"})
  void everythingElseIsNot(String state) {
    assertThat(SqlErrors.isData(new SQLException("away", state))).isFalse();
  }

  @Test
  void itIsDescribedInOneLine() {
    assertThat(SqlErrors.describe(new SQLException("ERROR: bad byte\n  Where: parameter $1", "22021")))
        .isEqualTo("ERROR: bad byte; Where: parameter $1 (SQLSTATE 22021)");
    assertThat(SqlErrors.describe(new SQLException("pool timed out"))).isEqualTo("pool timed out");
  }
}
