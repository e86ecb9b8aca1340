package fr.questeur.cli;

import picocli.CommandLine.Option;

/** Where a stage process tells how it is. */
final class HttpOptions {

  static final int OFF = 0;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Serve /health/live, /health/ready and /metrics on this port; 0: do not. Default: ${DEFAULT-VALUE}")
  int port;

  @Option(
      names = "--listen",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "The address of --http-port; 0.0.0.0 for every network. Default: ${DEFAULT-VALUE}")
  String listen;
}
