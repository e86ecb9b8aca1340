package fr.questeur.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The real terms of the index, where the corpus lies beside the project or where {@code -Dquesteur.corpus=DIR} says: no
 * two of them share an id but spellings of one term.
 */
class CorpusTermsTest {

  private static final Path VOCABULARY =
      Path.of(System.getProperty("questeur.corpus", "../../shared/corpus")).resolve("vocabulary");

  /** The last cell of a line of CSV. */
  private static final Pattern LABEL = Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^\",]*))$");

  @BeforeEach
  void corpus() {
    assumeTrue(Files.isDirectory(VOCABULARY), "no corpus beside the project");
  }

  @ParameterizedTest
  @CsvSource({"AN_rubrique.csv,192", "TA_rubrique.csv,6500"})
  void onlySpellingsOfOneTermShareAnId(String file, int atLeast) throws IOException {
    Set<String> terms = terms(file);
    assertThat(terms).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(terms).allSatisfy(term -> assertThat(TermId.of(term)).as(term).matches("[a-z0-9]+(-[a-z0-9]+)*"));
    Map<String, List<String>> byId = terms.stream().collect(Collectors.groupingBy(TermId::of));
    Collator letters = Collator.getInstance(Locale.FRENCH);
    letters.setStrength(Collator.PRIMARY); // neither case nor accents
    assertThat(byId)
        .allSatisfy(
            (id, spellings) ->
                assertThat(spellings)
                    .allMatch(each -> letters.compare(withoutSigns(each), withoutSigns(spellings.get(0))) == 0));
  }

  private static String withoutSigns(String term) {
    return term.replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static Set<String> terms(String file) throws IOException {
    Set<String> terms = new TreeSet<>();
    for (String line : Files.readAllLines(VOCABULARY.resolve(file)).stream().skip(1).toList()) {
      Matcher m = LABEL.matcher(line);
      if (m.find()) {
        terms.add(m.group(1) == null ? m.group(2) : m.group(1).replace("\"\"", "\""));
      }
    }
    terms.remove("");
    return terms;
  }
}
