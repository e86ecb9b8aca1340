package fr.questeur.cli;

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
}
