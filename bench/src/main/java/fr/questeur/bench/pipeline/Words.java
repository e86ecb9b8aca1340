package fr.questeur.bench.pipeline;

import java.util.Locale;

/** How constants are written on the command line and in tables. */
public final class Words {

  private Words() {}

  /** {@code one-jvm} for {@code ONE_JVM}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
