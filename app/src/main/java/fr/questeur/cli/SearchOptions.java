package fr.questeur.cli;

import picocli.CommandLine.Option;

/** Of whoever writes rows. */
final class SearchOptions {

  @Option(
      names = "--search",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = {
        "Keep the full-text search (search_questions, and the words on the page). It takes most of Postgres's work;",
        "what is written without it is made up for once it is on again. Default: on"
      })
  boolean search;
}
