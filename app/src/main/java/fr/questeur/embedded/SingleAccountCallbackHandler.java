package fr.questeur.embedded;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;

/**
 * Lets in the account that the listener's own JAAS configuration names. Kafka's handler takes accounts from the metadata
 * log: there are none in a log that was made without passwords, and none that the controller listener could use.
 */
public final class SingleAccountCallbackHandler implements AuthenticateCallbackHandler {

  private String user;
  private ScramCredential credential;

  @Override
  public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> jaasConfigEntries) {
    Map<String, ?> options = jaasConfigEntries.get(0).getOptions();
    ScramMechanism scram = ScramMechanism.forMechanismName(mechanism);
    user = (String) options.get("username");
    try {
      // The password is random: more iterations would not make it any harder to guess.
      credential =
          new ScramFormatter(scram).generateCredential((String) options.get("password"), scram.minIterations());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    String name = null;
    for (Callback callback : callbacks) {
      if (callback instanceof NameCallback named) {
        name = named.getDefaultName();
      } else if (callback instanceof ScramCredentialCallback asked) {
        // Kafka rejects a client for which there is none.
        asked.scramCredential(user.equals(name) ? credential : null);
      } else {
        throw new UnsupportedCallbackException(callback);
      }
    }
  }

  /** Of the account; for who checks a login. */
  ScramCredential credential() {
    return credential;
  }

  @Override
  public void close() {}
}
