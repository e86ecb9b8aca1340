package fr.questeur.ingest.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporaryNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".q.txt", ".git", "q.tmp", "q.TMP", "q.txt.part", "q.partial", "q.crdownload",
        ".q.swp", "q.swp", "q.txt~", "~q.doc", "~$q.docx", "#q.txt#",
        "q.txt.filepart", "q.download", "q.opdownload", "q.!ut", "q.aria2", "q.!qB", "q.temp",
        "Thumbs.db", "THUMBS.DB", "ehthumbs.db", "desktop.ini", "$RECYCLE.BIN", "System Volume Information",
        "Icon\r", "__MACOSX", ".DS_Store", "._q.txt", ".Trash-1000", ".snapshot", "lost+found",
        "@eaDir", "#recycle", "@Recycle", "q.txt@SynoEAStream", "q.txt:Zone.Identifier"
      })
  void aNameOfSomethingUnfinishedOrHiddenIsIgnored(String name) {
    assertThat(TemporaryNames.reason(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"q.txt", "q", "tmp", "part.txt", "q.tmp.txt", "a~b", "départ", "q.parts", "Icon", "#1.txt", "download", "lock", "question#2", "thumbs.txt"})
  void aNameOfADocumentIsNot(String name) {
    assertThat(TemporaryNames.reason(name)).isEmpty();
  }
}
