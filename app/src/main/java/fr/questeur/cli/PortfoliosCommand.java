package fr.questeur.cli;

import picocli.CommandLine.Command;

/** What has to do with the portfolios of ministries. */
@Command(
    name = "portfolios",
    header = "List the portfolios, and the ministries that have no place among them.",
    description = {
      "Governments rename their ministries; a portfolio keeps its id, whatever the ministry in charge is called. A",
      "ministry that Questeur does not know is stored all the same, under its own name."
    },
    subcommands = {PortfoliosListCommand.class, PortfoliosUnknownCommand.class},
    footer = {
      "",
      "Examples:",
      "  questeur portfolios list",
      "  questeur portfolios unknown --bootstrap-servers kafka:9092"
    })
final class PortfoliosCommand {}
