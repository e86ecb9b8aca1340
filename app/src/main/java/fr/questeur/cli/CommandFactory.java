package fr.questeur.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, and gives the settings to those that pass Kafka's properties on. */
final class CommandFactory implements IFactory {

  private final Settings settings;

  CommandFactory(Settings settings) {
    this.settings = settings;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == IngestCommand.class) {
      return type.cast(new IngestCommand(settings));
    }
    if (type == EnrichCommand.class) {
      return type.cast(new EnrichCommand(settings));
    }
    if (type == SinkCommand.class) {
      return type.cast(new SinkCommand(settings));
    }
    if (type == TopicsAcceptCommand.class) {
      return type.cast(new TopicsAcceptCommand(settings));
    }
    if (type == DeadLettersListCommand.class) {
      return type.cast(new DeadLettersListCommand(settings));
    }
    if (type == DeadLettersShowCommand.class) {
      return type.cast(new DeadLettersShowCommand(settings));
    }
    if (type == DeadLettersReplayCommand.class) {
      return type.cast(new DeadLettersReplayCommand(settings));
    }
    if (type == DeadLettersDiscardCommand.class) {
      return type.cast(new DeadLettersDiscardCommand(settings));
    }
    if (type == LedgerListCommand.class) {
      return type.cast(new LedgerListCommand(settings));
    }
    if (type == LedgerForgetCommand.class) {
      return type.cast(new LedgerForgetCommand(settings));
    }
    if (type == VerifyCommand.class) {
      return type.cast(new VerifyCommand(settings));
    }
    if (type == ReprocessCommand.class) {
      return type.cast(new ReprocessCommand(settings));
    }
    if (type == LagCommand.class) {
      return type.cast(new LagCommand(settings));
    }
    if (type == PortfoliosUnknownCommand.class) {
      return type.cast(new PortfoliosUnknownCommand(settings));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
