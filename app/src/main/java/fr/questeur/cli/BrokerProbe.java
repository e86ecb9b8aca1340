package fr.questeur.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/**
 * Finds out whether a broker asks for a password. It closes the connection of a client that has none without a word, and
 * Kafka's clients try again until they time out, or for ever.
 */
final class BrokerProbe {

  /** What a broker does with a client that has no password. */
  enum Answer {
    /** It lets it in. */
    OPEN,
    /** It does not. */
    ASKS_FOR_PASSWORD,
    /** Nothing listens at any of the addresses. */
    NO_SERVER,
    /** It gave no answer, or none that says. */
    UNKNOWN
  }

  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int CORRELATION_ID = 21;
  private static final short SASL_HANDSHAKE_VERSION = 1;

  private BrokerProbe() {}

  /**
   * Makes sure that clients without a password are let in.
   *
   * @param kafka properties of all clients
   * @throws IllegalArgumentException if they are not; says how to give a password
   */
  static Answer requireNoPassword(Map<String, Object> kafka) {
    if (!"PLAINTEXT".equals(kafka.getOrDefault("security.protocol", "PLAINTEXT"))) {
      return Answer.UNKNOWN;
    }
    String servers = String.valueOf(kafka.get("bootstrap.servers"));
    Answer answer = ask(servers);
    if (answer == Answer.ASKS_FOR_PASSWORD) {
      throw new IllegalArgumentException(
          "the Kafka at %s asks for a password. If a 'questeur run' on this machine started it, give its data directory:"
                  .formatted(servers)
              + " --data DIR without --bootstrap-servers, or --command-config DIR/client.properties");
    }
    return answer;
  }

  /** Asks the brokers, one after the other, until there is one. */
  static Answer ask(String bootstrapServers) {
    Answer answer = Answer.UNKNOWN;
    for (InetSocketAddress address : addresses(bootstrapServers)) {
      answer = ask(address);
      if (answer != Answer.NO_SERVER) {
        return answer;
      }
    }
    return answer;
  }

  private static List<InetSocketAddress> addresses(String bootstrapServers) {
    try {
      return ClientUtils.parseAndValidateAddresses(List.of(bootstrapServers.split(",")), "use_all_dns_ips");
    } catch (KafkaException e) {
      return List.of(); // Kafka's clients say what is wrong with them.
    }
  }

  private static Answer ask(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request());
      return read(new DataInputStream(socket.getInputStream()));
    } catch (ConnectException e) {
      return Answer.NO_SERVER;
    } catch (IOException e) {
      return Answer.UNKNOWN;
    }
  }

  /** The first request of a client that logs in with SASL. */
  private static byte[] request() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(bytes);
    body.writeShort(ApiKeys.SASL_HANDSHAKE.id);
    body.writeShort(SASL_HANDSHAKE_VERSION);
    body.writeInt(CORRELATION_ID);
    body.writeUTF("questeur");
    body.writeUTF("SCRAM-SHA-512");
    ByteArrayOutputStream framed = new ByteArrayOutputStream();
    DataOutputStream frame = new DataOutputStream(framed);
    frame.writeInt(bytes.size());
    bytes.writeTo(frame);
    return framed.toByteArray();
  }

  private static Answer read(DataInputStream response) throws IOException {
    response.readInt();
    if (response.readInt() != CORRELATION_ID) {
      return Answer.UNKNOWN;
    }
    // A listener without SASL knows the request, and says that it is out of place.
    return switch (Errors.forCode(response.readShort())) {
      case NONE, UNSUPPORTED_SASL_MECHANISM -> Answer.ASKS_FOR_PASSWORD;
      case ILLEGAL_SASL_STATE -> Answer.OPEN;
      default -> Answer.UNKNOWN;
    };
  }
}
