package fr.questeur.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority of our own and what it signs, made with the JDK's keytool; valid for this machine's loopback only. */
final class Certificates {

  /** Of every store. A word that stands out, to be looked for where it must not be. */
  static final String STORE_PASSWORD = "Magasin-de-cles-4711";

  private static final String AUTHORITY = "authority";

  private final Path directory;

  Certificates(Path directory) {
    this.directory = directory;
    keytool("-genkeypair", "-alias", AUTHORITY, "-dname", "CN=" + AUTHORITY, "-ext", "bc:c", "-keystore",
        store(AUTHORITY).toString());
    keytool("-exportcert", "-rfc", "-alias", AUTHORITY, "-keystore", store(AUTHORITY).toString(), "-file",
        authority().toString());
    keytool("-importcert", "-noprompt", "-alias", AUTHORITY, "-keystore", trusted().toString(), "-file",
        authority().toString());
  }

  /** The authority's certificate, as PEM. */
  Path authority() {
    return directory.resolve(AUTHORITY + ".pem");
  }

  /** A store with the authority's certificate, to trust what it signed. */
  Path trusted() {
    return store("trusted");
  }

  /** A store with a key and its certificate for the name, made when first asked for. */
  Path issue(String name) {
    if (Files.exists(store(name))) {
      return store(name);
    }
    String store = store(name).toString();
    String request = directory.resolve(name + ".csr").toString();
    String certificate = certificate(name).toString();
    keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keystore", store);
    keytool("-certreq", "-alias", name, "-keystore", store, "-file", request);
    keytool("-gencert", "-rfc", "-alias", AUTHORITY, "-keystore", store(AUTHORITY).toString(), "-infile", request,
        "-outfile", certificate, "-ext", "san=dns:localhost,ip:127.0.0.1");
    keytool("-importcert", "-noprompt", "-alias", AUTHORITY, "-keystore", store, "-file", authority().toString());
    keytool("-importcert", "-noprompt", "-alias", name, "-keystore", store, "-file", certificate);
    return store(name);
  }

  /** The certificate of an issued name, as PEM. */
  Path certificate(String name) {
    return directory.resolve(name + ".pem");
  }

  /** The key of an issued name, as PEM; as private as Postgres wants it. */
  Path key(String name) {
    try (InputStream content = Files.newInputStream(store(name))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(content, STORE_PASSWORD.toCharArray());
      byte[] key = store.getKey(name, STORE_PASSWORD.toCharArray()).getEncoded();
      Path pem = directory.resolve(name + ".key");
      Files.writeString(
          pem,
          "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
              + "\n-----END PRIVATE KEY-----\n");
      return Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path store(String name) {
    return directory.resolve(name + ".p12");
  }

  private static void keytool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
    if (arguments[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    }
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(command + ": " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
