package fr.questeur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
