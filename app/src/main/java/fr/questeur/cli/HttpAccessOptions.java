package fr.questeur.cli;

import fr.questeur.monitor.page.HttpAccess;
import java.util.Set;
import picocli.CommandLine.Option;

/** Who may see the live page, and who may act on it. */
final class HttpAccessOptions {

  @Option(
      names = "--listen",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "The address of --http-port; 0.0.0.0 for every network. Default: ${DEFAULT-VALUE}")
  String listen;

  @Option(
      names = "--http-token",
      paramLabel = "TOKEN",
      description = {
        "What actions on the live page (replay) must show. Without one they are for this machine only. Better kept off",
        "the command line: set QUESTEUR_HTTP_TOKEN, or QUESTEUR_HTTP_TOKEN_FILE to the path of a file that holds it."
      })
  String token;

  @Option(
      names = "--allowed-hosts",
      paramLabel = "HOST",
      split = ",",
      description = {
        "Names under which the live page may be asked for, besides localhost, addresses and that of --listen, such as",
        "monitor.example.org; a comma between two. Without it, no page of another site can pass for ours."
      })
  Set<String> allowedHosts = Set.of();

  /**
   * As asked for.
   *
   * @throws IllegalArgumentException if the token can be guessed, or a name is none
   */
  HttpAccess access() {
    return new HttpAccess(listen, allowedHosts, token);
  }
}
