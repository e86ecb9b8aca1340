package fr.questeur.embedded;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.apache.kafka.common.security.auth.SecurityProviderCreator;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ClientFinalMessage;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ClientFirstMessage;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ServerFinalMessage;
import org.apache.kafka.common.security.scram.internals.ScramMessages.ServerFirstMessage;
import org.apache.kafka.common.security.scram.internals.ScramSaslServer.ScramSaslServerFactory;

/**
 * Kafka's SCRAM server, which also accepts what librdkafka sends before version 2.6.1, and so the kcat of Debian 12 and
 * Ubuntu 24.04: its last message repeats the client's nonce in front of the server's, and Kafka 4 insists on the latter
 * alone. The nonce of the server is in it all the same, and the proof of the password is still checked by Kafka.
 */
final class LenientScramServer implements SaslServer {

  private final SaslServer kafka;
  private final ScramFormatter formatter;
  private final ScramCredential credential;
  private ClientFirstMessage clientFirst;
  private ServerFirstMessage serverFirst;

  private LenientScramServer(SaslServer kafka, ScramFormatter formatter, ScramCredential credential) {
    this.kafka = kafka;
    this.formatter = formatter;
    this.credential = credential;
  }

  @Override
  public byte[] evaluateResponse(byte[] response) throws SaslException {
    if (clientFirst == null) {
      byte[] challenge = kafka.evaluateResponse(response);
      clientFirst = new ClientFirstMessage(response);
      serverFirst = new ServerFirstMessage(challenge);
      return challenge;
    }
    ClientFinalMessage clientFinal = new ClientFinalMessage(response);
    return clientFinal.nonce().equals(clientFirst.nonce() + serverFirst.nonce())
        ? evaluateRepeatedNonce(clientFinal)
        : kafka.evaluateResponse(response);
  }

  /** Has Kafka check the same proof with the nonce as it should be, and answers for the nonce as it is. */
  private byte[] evaluateRepeatedNonce(ClientFinalMessage sent) throws SaslException {
    try {
      byte[] clientKey = ScramFormatter.xor(sent.proof(), clientSignature(sent));
      ClientFinalMessage corrected = new ClientFinalMessage(sent.channelBinding(), serverFirst.nonce());
      corrected.proof(ScramFormatter.xor(clientKey, clientSignature(corrected)));
      kafka.evaluateResponse(corrected.toBytes());
      byte[] signature = formatter.serverSignature(credential.serverKey(), clientFirst, serverFirst, sent);
      return new ServerFinalMessage(null, signature).toBytes();
    } catch (InvalidKeyException | IllegalArgumentException e) {
      throw new SaslException("not a proof of a password", e);
    }
  }

  private byte[] clientSignature(ClientFinalMessage clientFinal) throws InvalidKeyException {
    return formatter.clientSignature(credential.storedKey(), clientFirst, serverFirst, clientFinal);
  }

  @Override
  public boolean isComplete() {
    return kafka.isComplete();
  }

  @Override
  public String getAuthorizationID() {
    return kafka.getAuthorizationID();
  }

  @Override
  public String getMechanismName() {
    return kafka.getMechanismName();
  }

  @Override
  public Object getNegotiatedProperty(String name) {
    return kafka.getNegotiatedProperty(name);
  }

  @Override
  public byte[] unwrap(byte[] incoming, int offset, int length) throws SaslException {
    return kafka.unwrap(incoming, offset, length);
  }

  @Override
  public byte[] wrap(byte[] outgoing, int offset, int length) throws SaslException {
    return kafka.wrap(outgoing, offset, length);
  }

  @Override
  public void dispose() throws SaslException {
    kafka.dispose();
  }

  /** Makes these servers for listeners of {@link SingleAccountCallbackHandler}; all others have Kafka's own. */
  public static final class Factory implements SaslServerFactory {

    private final SaslServerFactory kafka = new ScramSaslServerFactory();

    @Override
    public SaslServer createSaslServer(
        String mechanism, String protocol, String serverName, Map<String, ?> properties, CallbackHandler handler)
        throws SaslException {
      if (!(handler instanceof SingleAccountCallbackHandler account)) {
        return null;
      }
      try {
        return new LenientScramServer(
            kafka.createSaslServer(mechanism, protocol, serverName, properties, handler),
            new ScramFormatter(ScramMechanism.forMechanismName(mechanism)), account.credential());
      } catch (NoSuchAlgorithmException e) {
        throw new SaslException("no " + mechanism, e);
      }
    }

    @Override
    public String[] getMechanismNames(Map<String, ?> properties) {
      return new String[] {KafkaCredentials.MECHANISM};
    }
  }

  /** Makes the factory known, by the property {@code security.providers} of a broker. */
  public static final class Creator implements SecurityProviderCreator {

    @Override
    public Provider getProvider() {
      Provider provider = new Provider("QuesteurScram", "1.0", "SCRAM that knows old versions of librdkafka") {};
      provider.put("SaslServerFactory." + KafkaCredentials.MECHANISM, Factory.class.getName());
      return provider;
    }
  }
}
