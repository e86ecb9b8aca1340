package fr.questeur.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, and gives the settings to those that ask for them in their constructor. */
final class CommandFactory implements IFactory {

  private final Settings settings;

  CommandFactory(Settings settings) {
    this.settings = settings;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Settings.class) {
        return type.cast(constructor.newInstance(settings));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
