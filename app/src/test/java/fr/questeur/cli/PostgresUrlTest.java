package fr.questeur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresUrlTest {

  @Test
  void jdbcsFormIsTakenAsItIs() {
    PostgresUrl url = PostgresUrl.parse("jdbc:postgresql://db:5433/questeur?sslmode=verify-full");
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/questeur?sslmode=verify-full");
    assertThat(url.user()).isEqualTo("questeur");
  }

  @Test
  void aUserInJdbcsFormIsNotOverruled() {
    assertThat(PostgresUrl.parse("jdbc:postgresql://db/q?ssl=true&user=reader").user()).isNull();
  }

  @Test
  void psqlsFormIsTranslated() {
    PostgresUrl url = PostgresUrl.parse("postgresql://writer:p%40ss@db:5433/questeur?sslmode=require");
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/questeur?sslmode=require");
    assertThat(url.user()).isEqualTo("writer");
    assertThat(url.password()).isEqualTo("p@ss");
  }

  @Test
  void psqlsFormNeedsNeitherPortNorUser() {
    PostgresUrl url = PostgresUrl.parse("postgres://db/questeur");
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db/questeur");
    assertThat(url.user()).isEqualTo("questeur");
    assertThat(url.password()).isNull();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "postgresql://my_db:5433/q | jdbc:postgresql://my_db:5433/q",
    "postgresql://a,b:5433/q?target_session_attrs=read-write | jdbc:postgresql://a,b:5433/q?targetServerType=primary",
    "postgresql://a:1,b:2/q?targetServerType=primary | jdbc:postgresql://a:1,b:2/q?targetServerType=primary",
    "postgresql:///q | jdbc:postgresql://127.0.0.1/q",
    "postgresql://db | jdbc:postgresql://db/questeur",
    "postgresql://reader@db | jdbc:postgresql://db/reader",
    "postgresql://[::1]:5432/q | jdbc:postgresql://[::1]:5432/q",
    "postgresql:///q?host=::1&port=5433 | jdbc:postgresql://[::1]:5433/q",
    "postgresql:///?host=a,b&port=5433&dbname=other | jdbc:postgresql://a:5433,b:5433/other",
    "postgresql://db/q?connect_timeout=5&application_name=my%20app "
        + "| jdbc:postgresql://db/q?connectTimeout=5&ApplicationName=my+app",
    "postgresql://db/base%20%C3%A9 | jdbc:postgresql://db/base+%C3%A9",
    "postgresql://user@host@db/q | -",
  })
  void readsAddressesAsPsqlDoes(String uri, String jdbcUrl) {
    if (jdbcUrl.equals("-")) {
      assertThatThrownBy(() -> PostgresUrl.parse(uri)).hasMessageContaining("--postgres-url cannot be used");
    } else {
      assertThat(PostgresUrl.parse(uri).jdbcUrl()).isEqualTo(jdbcUrl);
    }
  }

  @Test
  void readsUserAndPasswordFromParameters() {
    PostgresUrl url = PostgresUrl.parse("postgresql://db/q?user=a%2Bb&password=p+w%26");
    assertThat(url.user()).isEqualTo("a+b");
    assertThat(url.password()).isEqualTo("p+w&");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "postgresql://%2Fvar%2Frun/q | Unix socket",
    "postgresql:///q?host=/tmp | Unix socket",
    "postgresql://db:99999/q | a port is a number",
    "postgresql://a,b,c/q?port=1,2 | 3 hosts and 2 ports",
    "postgresql://db/q?service=x | parameter service",
    "postgresql://db/q?sslmode | parameter without a value",
    "postgresql://u:100%@db/q | a % itself is %25",
    "postgresql://db/q?target_session_attrs=x | target_session_attrs is one of any",
    "postgresql://do main/q | host that cannot be read",
  })
  void rejectsWhatJdbcCannotDoWithTheReason(String uri, String reason) {
    assertThatThrownBy(() -> PostgresUrl.parse(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void whatIsNeitherIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> PostgresUrl.parse("mysql://root:s3cret@db/q"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--postgres-url")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aPasswordIsNotPrinted() {
    assertThat(PostgresUrl.parse("postgresql://writer:s3cret@db/q").toString()).doesNotContain("s3cret");
  }
}
