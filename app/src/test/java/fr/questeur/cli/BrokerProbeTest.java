package fr.questeur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.cli.BrokerProbe.Answer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

class BrokerProbeTest {

  @Test
  void recognisesBrokersWithAndWithoutPasswords() throws IOException {
    assertThat(answerTo(Errors.NONE)).isEqualTo(Answer.ASKS_FOR_PASSWORD);
    assertThat(answerTo(Errors.UNSUPPORTED_SASL_MECHANISM)).isEqualTo(Answer.ASKS_FOR_PASSWORD);
    assertThat(answerTo(Errors.ILLEGAL_SASL_STATE)).isEqualTo(Answer.OPEN);
    assertThat(answerTo(Errors.UNSUPPORTED_VERSION)).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void whatIsNoBrokerIsUnknown() throws IOException {
    try (ServerSocket server = server()) {
      answer(server, new byte[] {'H', 'T', 'T', 'P', '/', '1', '.', '1', ' ', '4', '0', '0'});
      assertThat(BrokerProbe.ask(address(server))).isEqualTo(Answer.UNKNOWN);
      answer(server, new byte[0]);
      assertThat(BrokerProbe.ask(address(server))).isEqualTo(Answer.UNKNOWN);
    }
  }

  @Test
  void asksTheNextBrokerIfNothingListens() throws IOException {
    String closed;
    try (ServerSocket server = server()) {
      closed = address(server);
    }
    assertThat(BrokerProbe.ask(closed)).isEqualTo(Answer.NO_SERVER);
    try (ServerSocket server = server()) {
      answer(server, response(Errors.ILLEGAL_SASL_STATE));
      assertThat(BrokerProbe.ask(closed + "," + address(server))).isEqualTo(Answer.OPEN);
    }
  }

  @Test
  void addressesThatCannotBeReadAreLeftToKafka() {
    assertThat(BrokerProbe.ask("no-port")).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void onlyClientsWithoutPasswordAreRefused() throws IOException {
    try (ServerSocket server = server()) {
      String address = address(server);
      answer(server, response(Errors.NONE));
      assertThatThrownBy(() -> BrokerProbe.requireNoPassword(Map.of("bootstrap.servers", address)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("--data DIR")
          .hasMessageContaining("--command-config DIR/client.properties");
      // The connection would not be answered.
      BrokerProbe.requireNoPassword(Map.of("bootstrap.servers", address, "security.protocol", "SASL_SSL"));
    }
  }

  private static Answer answerTo(Errors error) throws IOException {
    try (ServerSocket server = server()) {
      answer(server, response(error));
      return BrokerProbe.ask(address(server));
    }
  }

  /** Of SaslHandshake, version 1: length, correlation id, error, mechanisms. */
  private static byte[] response(Errors error) {
    return new byte[] {0, 0, 0, 10, 0, 0, 0, 21, 0, (byte) error.code(), 0, 0, 0, 0};
  }

  private static ServerSocket server() throws IOException {
    return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  private static String address(ServerSocket server) {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** To the next request. */
  private static void answer(ServerSocket server, byte[] response) {
    Thread thread = new Thread(() -> {
      try (Socket client = server.accept()) {
        DataInputStream request = new DataInputStream(client.getInputStream());
        request.readNBytes(request.readInt());
        new DataOutputStream(client.getOutputStream()).write(response);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
    thread.setDaemon(true);
    thread.start();
  }
}
