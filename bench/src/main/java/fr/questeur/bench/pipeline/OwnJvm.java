package fr.questeur.bench.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a hidden command of questeur-bench in a JVM of its own. */
final class OwnJvm {

  private OwnJvm() {}

  static Child start(Workplace workplace, String name, String heap, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap, "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "fr.questeur.bench.Main"));
    command.addAll(List.of(arguments));
    Path output = workplace.folder("output").resolve(name + ".out");
    return Child.start(workplace.cleanup(), name, new ProcessBuilder(command), output);
  }
}
