package fr.questeur.bench.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commit that is measured, by git. */
final class Commit {

  private Commit() {}

  /** Short, with {@code +} if files that git knows were changed; {@code unknown} if it cannot be told. */
  static String of(Path tree) {
    String commit = git(tree, "rev-parse", "--short", "HEAD");
    return commit.isEmpty() ? "unknown" : commit + (git(tree, "status", "--porcelain", "-uno").isEmpty() ? "" : "+");
  }

  private static String git(Path tree, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", tree.toString()));
    command.addAll(List.of(arguments));
    try {
      Process git = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 ? output : "";
    } catch (IOException e) {
      return ""; // no git
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
