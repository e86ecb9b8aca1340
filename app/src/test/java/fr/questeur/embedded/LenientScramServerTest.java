package fr.questeur.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ClientFinalMessage;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ClientFirstMessage;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ServerFinalMessage;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ServerFirstMessage;
import org.junit.jupiter.api.Test;

/** Clients that speak SCRAM message by message. */
class LenientScramServerTest {

  private static final String NONCE = "fyko+d2lbbFgONRv9qkxdawL";

  private final ScramFormatter formatter;
  private final SaslServer server;
  private final ClientFirstMessage clientFirst = new ClientFirstMessage("questeur", NONCE, Map.of());

  LenientScramServerTest() throws Exception {
    formatter = new ScramFormatter(ScramMechanism.SCRAM_SHA_512);
    SingleAccountCallbackHandler handler = new SingleAccountCallbackHandler();
    handler.configure(
        Map.of(), KafkaCredentials.MECHANISM,
        List.of(new AppConfigurationEntry(
            ScramLoginModule.class.getName(), LoginModuleControlFlag.REQUIRED,
            Map.of("username", "questeur", "password", "right"))));
    server =
        new LenientScramServer.Factory()
            .createSaslServer(KafkaCredentials.MECHANISM, "kafka", "127.0.0.1", Map.of(), handler);
  }

  @Test
  void letsInClientThatAnswersWithTheNonceOfTheServer() throws Exception {
    logIn("right", "");
    assertThat(server.isComplete()).isTrue();
    assertThat(server.getAuthorizationID()).isEqualTo("questeur");
  }

  @Test
  void letsInOldLibrdkafkaThatRepeatsItsOwnNonce() throws Exception {
    logIn("right", NONCE);
    assertThat(server.isComplete()).isTrue();
    assertThat(server.getAuthorizationID()).isEqualTo("questeur");
  }

  @Test
  void rejectsWrongPassword() {
    assertThatThrownBy(() -> logIn("wrong", "")).isInstanceOf(SaslException.class);
    assertThat(server.isComplete()).isFalse();
  }

  @Test
  void rejectsWrongPasswordOfOldLibrdkafka() {
    assertThatThrownBy(() -> logIn("wrong", NONCE)).isInstanceOf(SaslException.class);
    assertThat(server.isComplete()).isFalse();
  }

  @Test
  void rejectsAnyOtherNonce() {
    assertThatThrownBy(() -> logIn("right", "x")).isInstanceOf(SaslException.class);
    assertThat(server.isComplete()).isFalse();
  }

  @Test
  void rejectsProofOfAnotherLength() throws Exception {
    ServerFirstMessage serverFirst = new ServerFirstMessage(server.evaluateResponse(clientFirst.toBytes()));
    ClientFinalMessage clientFinal = new ClientFinalMessage("n,,".getBytes(), NONCE + serverFirst.nonce());
    clientFinal.proof(new byte[3]);
    assertThatThrownBy(() -> server.evaluateResponse(clientFinal.toBytes())).isInstanceOf(SaslException.class);
    assertThat(server.isComplete()).isFalse();
  }

  @Test
  void rejectsUnknownUser() {
    ClientFirstMessage other = new ClientFirstMessage("admin", NONCE, Map.of());
    assertThatThrownBy(() -> server.evaluateResponse(other.toBytes()))
        .isInstanceOfAny(SaslException.class, SaslAuthenticationException.class);
  }

  /** As a client does, and checks that the server knows the password, too. */
  private void logIn(String password, String inFrontOfNonce) throws Exception {
    ServerFirstMessage serverFirst = new ServerFirstMessage(server.evaluateResponse(clientFirst.toBytes()));
    ClientFinalMessage clientFinal =
        new ClientFinalMessage("n,,".getBytes(), inFrontOfNonce + serverFirst.nonce());
    byte[] salted = formatter.saltedPassword(password, serverFirst.salt(), serverFirst.iterations());
    clientFinal.proof(formatter.clientProof(salted, clientFirst, serverFirst, clientFinal));
    ServerFinalMessage serverFinal = new ServerFinalMessage(server.evaluateResponse(clientFinal.toBytes()));
    assertThat(serverFinal.serverSignature())
        .isEqualTo(formatter.serverSignature(formatter.serverKey(salted), clientFirst, serverFirst, clientFinal));
  }
}
