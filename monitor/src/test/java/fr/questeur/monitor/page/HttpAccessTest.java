package fr.questeur.monitor.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class HttpAccessTest {

  @Test
  void printsAddressThatBrowserOpens() {
    assertThat(listening("127.0.0.1").url(8080)).isEqualTo("http://127.0.0.1:8080");
    assertThat(listening("::1").url(8080)).isEqualTo("http://[::1]:8080");
    assertThat(listening("[::1]").url(8080)).isEqualTo("http://[::1]:8080");
    assertThat(listening("::").url(8080)).isEqualTo("http://127.0.0.1:8080");
    assertThat(listening("0.0.0.0").url(8080)).isEqualTo("http://127.0.0.1:8080");
    assertThat(listening("localhost").url(80)).isEqualTo("http://localhost:80");
  }

  @Test
  void warnsOnlyBeyondLoopbackWithoutToken() {
    for (String listen : new String[] {"127.0.0.1", "::1", "[::1]", "localhost", "127.1.2.3"}) {
      assertThat(listening(listen).warning()).as(listen).isNull();
    }
    for (String listen : new String[] {"0.0.0.0", "::", "[::]", "192.168.1.20"}) {
      assertThat(listening(listen).warning()).as(listen)
          .contains(listen, "--http-token", "QUESTEUR_HTTP_TOKEN_FILE").doesNotContain("\n");
    }
    assertThat(new HttpAccess("0.0.0.0", Set.of(), "0123456789abcdef").warning()).isNull();
  }

  @Test
  void loopbackAllowsItsOwnNamesAlone() {
    HttpAccess loopback = HttpAccess.loopback();
    for (String host : new String[] {"127.0.0.1:8080", "localhost", "LOCALHOST:1", "[::1]:8080", "[::1]", "localhost."}) {
      assertThat(loopback.allows(host)).as(host).isTrue();
    }
    for (String host : new String[] {
      null, "", ":80", "192.168.1.20", "8.8.8.8:80", "0.0.0.0", "[::]", "localhost.evil.example", "evil@localhost",
      "[localhost]", "127.0.0.1.evil.example", "127.0.0.1:80:80", "x".repeat(100_000)}) {
      assertThat(loopback.allows(host)).as(host).isFalse();
    }
  }

  @Test
  void rejectsWhatIsNoName() {
    assertThatThrownBy(() -> new HttpAccess("0.0.0.0", Set.of("http://monitor.example"), null))
        .hasMessageContaining("--allowed-hosts").hasMessageContaining("http://monitor.example");
    assertThatThrownBy(() -> new HttpAccess("0.0.0.0", Set.of("*"), null)).hasMessageContaining("--allowed-hosts");
    assertThatThrownBy(() -> new HttpAccess("0.0.0.0", Set.of(), "secret")).hasMessageContaining("too short");
  }

  private static HttpAccess listening(String listen) {
    return new HttpAccess(listen, Set.of(), null);
  }
}
