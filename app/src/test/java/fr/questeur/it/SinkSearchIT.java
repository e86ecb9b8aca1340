package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;

import fr.questeur.contract.Heading;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Question;
import fr.questeur.sink.Sink;
import fr.questeur.sink.SinkListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sink knows words by heart; what it stores is what the database makes of the whole texts. */
@Tag(Backends.TAG)
class SinkSearchIT {

  /** What the parser of Postgres tells apart, and what may look like it. */
  private static final List<String> PIECES =
      List.of(
          "le", "eau", "Ministre", "élèves", "ÉTAT", "Œuvre", "œ", "ß", "naïve", "e\u0301te\u0301", "ﬁn", "Ωμέγα", "Привет",
          "日本", "😀", "\uD835\uDC00", "1", "42", "2004", "3,5", "3.14", "1e10", "1E-5", "007", "0x1F", "½", "²", "°", "№", "€",
          "-", "--", "–", "\u2011", "\u00AD", "_", "+", "=", "%", "#", "&", "&amp;", "&eacute;", "&#233;", "&#xE9;", "$", "^",
          "|", "`", "{", "}", "[", "]", "\\", "'", "’", "\"", "«", "»", "“", "(", ")", ",", ";", ":", "!", "?", ".", "...",
          "…", "/", "//", "*", "**", "@", "·", "•", "http", "https", "www", "fr", "org", "html", "txt", "article", "L", "a",
          "x", "fin", "fins", "mot", "\u0001", "\u001F", "\u0085", "\u00A0", "\u202F", "\u2028", "\u3000", "\u200B", "\uFEFF",
          "‹", "›", "≤", "～", "w".repeat(199), "é".repeat(150), "a-".repeat(60));
  private static final List<String> SPACES = List.of("", "", "", " ", " ", " ", " ", "\n", "\t", "\r\n", "  ", "\f", "\u000B");

  @AutoClose private final SinkHarness harness = new SinkHarness();

  @Test
  void wordByWordIsTheSameAsTheWholeText() {
    List<String> texts = new ArrayList<>(List.of(
        "", " ", "Où va l’océan, là-bas ? Ça coûte 1 234,50 €… «À l’été», dit-elle – c’est-à-dire *jamais*.",
        "Œuvres d'intérêt général : sous-préfet, porte‑parole, M. de L'Hôtel-Dieu, aujourd'hui",
        "www.élysée.fr, https://example.org/à/b?c=é&d=1, prénom.nom@example.org, art. L. 541-1, n° 2004-575",
        "v1.2.3 /usr/local/bin -5 +3 a-5 (-5) 5-6 5'-6 R&D &nbsp; a_b __ a__b 100% #mot 12h30 12:30 http://a",
        "le la les de du des", "eau", "de eau de"));
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      texts.add(randomText(random, 1 + random.nextInt(i % 10 == 0 ? 300 : 12)));
    }
    int count = texts.size();
    storedAlike(
        Stream.iterate(0, i -> i < count, i -> i + 3)
            .map(i -> question(texts.get(i), texts.get((i + 1) % count), texts.get((i + 2) % count))).toList());
  }

  @Test
  void soIsWhatIsMadeUpForLater() {
    Random random = new Random(8);
    Question[] questions =
        Stream.generate(() -> question(randomText(random, 3), randomText(random, 30), randomText(random, 30)))
            .limit(250).toArray(Question[]::new);
    try (Sink sink = harness.start(harness.database, harness.config.withSearch(false), SinkListener.NONE)) {
      harness.send(questions);
      harness.awaitNoLag();
    }
    try (Sink sink = harness.start()) {
      Awaitility.await().atMost(SinkHarness.PATIENCE).until(sink::isSearchComplete);
    }
    assertAlike(questions.length);
  }

  private static String randomText(Random random, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size()))).append(SPACES.get(random.nextInt(SPACES.size())));
    }
    return text.toString();
  }

  @Test
  void whatMayNotBeTakenWordByWordIsTheSameToo() {
    storedAlike(
        List.of(
            question("<b>gras</b>", "Un <a href=\"x y\">lien</a> et <!-- un mot --> <", "1 < 2 > 1"),
            question("~accueil/mot", "~", "un ~deux~"),
            question("‹mot eau› terre", "〈mot eau〉", "feu"),
            question("mot", "w".repeat(250), "é".repeat(3_000) + " suite"),
            question("eau ".repeat(300), "eau ".repeat(300), "terre"),
            question("titre", "de ".repeat(9_000) + "eau", "eau"),
            question("titre", "de ".repeat(12_000) + "eau", "feu"),
            question("titre", "a-b-c ".repeat(4_999), "feu"),
            question("titre", "x", "mot ".repeat(60_000))));
  }

  /** Of every version of Postgres and of its rules for accents. */
  @Test
  void noCharacterBecomesTheBeginningOfATagUnnoticed() {
    List<String> characters =
        harness.query("""
            SELECT chr(c) FROM generate_series(1, 65533) AS c
            WHERE c NOT BETWEEN 55296 AND 57343 AND unaccent(chr(c)) ~ '[<~]'
            """).lines().toList();
    assertThat(characters).contains("<", "~", "‹");
    storedAlike(characters.stream().map(c -> question(c + "mot eau> terre", c + "! eau !> feu", c + "mot/eau feu")).toList());
  }

  @Test
  void aStateWithLessTakesTheWordsAway() {
    Question before = question("titre", "eau", "feu");
    try (Sink sink = harness.start()) {
      harness.send(before);
      harness.awaitNoLag();
      assertThat(harness.query("SELECT document FROM question_search")).isEqualTo("'eau':2B 'feu':3C 'titr':1A");
      harness.send(SinkHarness.answered(before.uid(), "air"));
      harness.awaitNoLag();
    }
    assertThat(harness.query("SELECT document @@ 'eau'::tsquery, document @@ 'air'::tsquery FROM question_search"))
        .isEqualTo("f|t");
  }

  @Test
  void thePostgresFunctionIsForOddTextsOnly() {
    harness.execute("""
        CREATE OR REPLACE FUNCTION question_search_document(heading text, question text, answer text)
        RETURNS tsvector LANGUAGE sql STABLE RETURN 'fonction'::tsvector
        """);
    Question plain = question("titre", "La sécheresse de 2022 (l'été) : quelles mesures ?", "Aucune.");
    Question odd = question("titre", "p < 0", "Aucune.");
    try (Sink sink = harness.start()) {
      harness.send(plain, odd);
      harness.awaitNoLag();
    }
    assertThat(harness.query("SELECT uid FROM search_questions('sécheresse')")).isEqualTo(plain.uid().toString());
    assertThat(harness.query("SELECT uid FROM search_questions('fonction')")).isEqualTo(odd.uid().toString());
  }

  @Test
  @Timeout(60)
  void wordsOfRunWithoutSpacesAreFoundInTime() {
    // In quadratic time: hours.
    assertThat(harness.query("SELECT length(question_search_words(repeat('a_', 100000) || 'fin'))")).isEqualTo("2");
  }

  private void storedAlike(List<Question> questions) {
    try (Sink sink = harness.start()) {
      harness.send(questions.toArray(Question[]::new));
      harness.awaitNoLag();
    }
    assertAlike(questions.size());
  }

  private void assertAlike(int count) {
    assertThat(harness.query("SELECT count(*) FROM question JOIN question_search USING (uid)")).isEqualTo("" + count);
    assertThat(harness.query("""
        SELECT uid, title, question_text, answer_text, document, whole
        FROM (
          SELECT *, question_search_document(
            concat_ws(' ', title, rubric, analysis_head, array_to_string(analyses, ' ')), question_text, answer_text)
            AS whole
          FROM question LEFT JOIN question_search USING (uid)) AS stored
        WHERE document IS DISTINCT FROM whole
        LIMIT 5
        """)).isEmpty();
  }

  private static Question question(String title, String text, String answer) {
    Question plain = SinkHarness.answered(text);
    return new Question(
        plain.uid(), plain.status(), plain.author(), plain.ministryAsked(), plain.attributions(),
        new Heading(null, null, List.of(), title), plain.question(),
        new Publication(answer, SinkHarness.ANSWERED, 6634), List.of(), List.of(), plain.events(), plain.deadline(),
        plain.responseDelay(), List.of(), plain.source(), List.of());
  }
}
