package fr.questeur.contract.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TopicsPageTest {

  private static final Path PAGE = AsyncApi.DOCS.resolve("topics-reference.md");

  /** {@code -Dquesteur.docs=write} writes the page. */
  @Test
  void thePageIsWhatTheDescriptionSays() throws IOException {
    String rendered = TopicsPage.render(AsyncApi.read());
    if ("write".equals(System.getProperty("questeur.docs"))) {
      Files.writeString(PAGE, rendered);
    }
    assertThat(Files.readString(PAGE))
        .as("out of date: ./mvnw test -pl contract -Dtest=TopicsPageTest -Dquesteur.docs=write")
        .isEqualTo(rendered);
  }
}
