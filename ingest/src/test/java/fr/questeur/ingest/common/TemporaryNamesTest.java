package fr.questeur.ingest.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporaryNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".q.txt", ".git", "q.tmp", "q.TMP", "q.txt.part", "q.partial", "q.crdownload",
        ".q.swp", "q.swp", "q.txt~", "~q.doc"
      })
  void aNameOfSomethingUnfinishedOrHiddenIsIgnored(String name) {
    assertThat(TemporaryNames.reason(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"q.txt", "q", "tmp", "part.txt", "q.tmp.txt", "a~b", "départ", "q.parts"})
  void aNameOfADocumentIsNot(String name) {
    assertThat(TemporaryNames.reason(name)).isEmpty();
  }
}
