package fr.questeur.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.net.ssl.SSLHandshakeException;
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

  @ParameterizedTest
  @ValueSource(strings = {"08001", "40001", "40P01", "53300", "57P01", "57P03"})
  void aServerThatIsAwayOrBusyMayComeBack(String state) {
    assertThat(SqlErrors.mayPass(new SQLException("away", state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08004", "28000", "28P01", "3D000", "42501", "42P01", "XX000"})
  void passwordsAndRightsDoNotMendThemselves(String state) {
    assertThat(SqlErrors.mayPass(new SQLException("refused", state))).isFalse();
  }

  @Test
  void aLostConnectionMayComeBack() {
    assertThat(SqlErrors.mayPass(new SQLException("This connection has been closed.", "08006"))).isTrue();
    assertThat(SqlErrors.mayPass(failure(new ConnectException("refused")))).isTrue();
    assertThat(SqlErrors.mayPass(failure(new UnknownHostException("db")))).isTrue();
    assertThat(SqlErrors.mayPass(failure(new SSLHandshakeException("Remote host terminated the handshake")))).isTrue();
  }

  @Test
  void aCertificateThatIsNotTrustedDoesNotMendItself() {
    SSLHandshakeException handshake = new SSLHandshakeException("PKIX path building failed");
    handshake.initCause(new CertificateException("unable to find valid certification path"));

    assertTls(failure(handshake));
    assertTls(new SQLException("The connection attempt failed.", "08001",
        new SSLHandshakeException("Received fatal alert: unknown_ca")));
    assertTls(failure(new FileNotFoundException("ca.pem")));
    assertTls(new SQLException("The hostname db could not be verified by hostnameverifier PgjdbcHostnameVerifier.",
        "08006"));
  }

  private static void assertTls(SQLException e) {
    assertThat(SqlErrors.mayPass(e)).isFalse();
    assertThat(SqlErrors.describe(e)).contains("; sslrootcert in the address");
  }

  private static SQLException failure(IOException cause) {
    return new SQLException("SSL error", "08006", cause);
  }

  @Test
  void whatThePoolWrapsCounts() {
    SQLException refused = new SQLException("FATAL: no", "28P01");
    SQLException pool = new SQLTransientConnectionException("timed out after 5000 ms", "28P01", refused);

    assertThat(SqlErrors.mayPass(pool)).isFalse();
    assertThat(SqlErrors.describe(pool)).isEqualTo("FATAL: no (SQLSTATE 28P01); check the role and its password");
    assertThat(SqlErrors.mayPass(new SQLTransientConnectionException("timed out after 5000 ms"))).isTrue();
    assertThat(SqlErrors.mayPass(new SQLException("Connection is closed"))).isTrue();
    assertThat(SqlErrors.mayPass(new SQLException("a fault of ours"))).isFalse();
  }

  @Test
  void itIsDescribedInOneLine() {
    assertThat(SqlErrors.describe(new SQLException("ERROR: bad byte\n  Where: parameter $1", "22021")))
        .isEqualTo("ERROR: bad byte; Where: parameter $1 (SQLSTATE 22021)");
    assertThat(SqlErrors.describe(new SQLException("pool timed out"))).isEqualTo("pool timed out");
  }
}
