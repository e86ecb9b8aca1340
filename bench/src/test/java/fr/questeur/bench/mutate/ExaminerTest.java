package fr.questeur.bench.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.bench.generate.Inventor;
import fr.questeur.bench.generate.Layout;
import fr.questeur.contract.QuestionType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ExaminerTest {

  private final byte[] document = Layout.TEXT.document(new Inventor(1, 14, QuestionType.QE).question(1));

  @Test
  void aWholeDocumentIsWell() {
    assertThat(new Examiner(Duration.ofSeconds(5), Duration.ZERO).examine(document).violations()).isEmpty();
  }

  @Test
  void aDocumentThatTakesTooLongIsNot() {
    assertThat(new Examiner(Duration.ZERO, Duration.ZERO).examine(document).violations())
        .singleElement()
        .asString()
        .startsWith("slow");
  }
}
