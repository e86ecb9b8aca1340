package fr.questeur.enrich.parse.common;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryFormatTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"7z\u00BC\u00AF'\u001Cx,7z", "Rar!\u001A\u0007x,RAR", "\u00FD7zXZx,xz", "(\u00B5/\u00FDx,Zstandard",
          "LZIPx,lzip"})
  void namesArchivesThatAreNotUnpackedAndWhatToDo(String content, String kind) {
    assertThatExceptionOfType(RejectedDocumentException.class)
        .isThrownBy(() -> TextDecoding.decode(content.getBytes(StandardCharsets.ISO_8859_1)))
        .withMessage("the document is not text but " + kind
            + ": unpack it, or make a zip or tar.gz of what is in it");
  }
}
