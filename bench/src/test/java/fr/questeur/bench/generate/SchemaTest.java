package fr.questeur.bench.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.JsonSchemas;
import fr.questeur.contract.PublishedSchema;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.contract.QuestionType;
import fr.questeur.enrich.Enricher;
import fr.questeur.enrich.merge.Contributions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documents of every layout become, alone and together, is as the published schema says. */
final class SchemaTest {

  private static final int QUESTIONS = 40;
  private static final PublishedSchema SCHEMA = new PublishedSchema(JsonSchemas.question());

  private final Enricher enricher = new Enricher();

  @ParameterizedTest
  @CsvSource({"QE, 8", "QE, 13", "QE, 14", "QE, 17", "QG, 14", "QOSD, 15"})
  void everyStateIsValid(QuestionType type, int legislature) {
    Inventor inventor = new Inventor(20_261_125, legislature, type);
    for (int number = 1; number <= QUESTIONS; number++) {
      Facts facts = inventor.question(number);
      List<Question> states = new ArrayList<>();
      for (Layout layout : Layout.values()) {
        Question state = enricher.enrich(layout.document(facts), "inbox/" + layout.id(), Instant.EPOCH);
        assertThat(errors(state)).as("%s, %s", state.uid(), layout).isEmpty();
        states.add(state);
      }
      Question merged = new Contributions(states).merged();
      assertThat(errors(merged)).as("%s, merged", merged.uid()).isEmpty();
    }
  }

  private static List<String> errors(Question question) {
    return SCHEMA.errors(new String(QuestionJson.write(question), UTF_8));
  }
}
