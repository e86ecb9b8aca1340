package fr.questeur.bench;

import fr.questeur.bench.generate.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The names of layouts on the command line. */
final class Layouts extends ArrayList<String> implements ITypeConverter<Layout> {

  private static final long serialVersionUID = 1L;

  /** For the help. */
  Layouts() {
    super(Arrays.stream(Layout.values()).map(Layout::id).toList());
  }

  @Override
  public Layout convert(String name) {
    if (!contains(name)) {
      throw new TypeConversionException("there is no layout «" + name + "»; there are " + String.join(", ", this));
    }
    return Layout.of(name);
  }

  /** Those given, or all. */
  static List<Layout> orAll(List<Layout> given) {
    return given == null || given.isEmpty() ? List.of(Layout.values()) : given;
  }
}
