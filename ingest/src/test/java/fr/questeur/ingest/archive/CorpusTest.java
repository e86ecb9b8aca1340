package fr.questeur.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of real documents, where they are at hand, only the Government's flow is a container. */
class CorpusTest {

  private static final Path CORPUS = Path.of(System.getProperty("questeur.corpus", "../../shared/corpus"));

  @Test
  void onlyTheFlowsOfTheGovernmentAreTakenApart() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS));
    Set<String> containers = new TreeSet<>();
    try (Stream<Path> files = Files.walk(CORPUS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        ContainerKind.of(bytes, bytes.length)
            .ifPresent(kind -> containers.add(kind + " " + CORPUS.relativize(file)));
      }
    }
    assertThat(containers)
        .containsExactly("XML reponses_dila/EnvoyerQuestionsRequest2.xml", "XML reponses_dila/Question.xml");
  }

  @Test
  void theOldFlowHoldsTwoQuestionsOfOneType() throws IOException {
    Path flow = CORPUS.resolve("reponses_dila/Question.xml");
    assumeTrue(Files.exists(flow));

    Heard heard = Heard.unpack(flow, Limits.of(100_000));

    assertThat(heard.failure).isEmpty();
    assertThat(heard.documents).hasSize(2);
    assertThat(heard.documents.values())
        .allSatisfy(document -> assertThat(document).contains("<QUESTIONS Type='QE'><QUESTION source='AN'>")
            .endsWith("</QUESTION></QUESTIONS>").containsOnlyOnce("<NUMERO_QUESTION>"));
  }
}
