package fr.questeur.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.questeur.contract.Part;
import fr.questeur.contract.QuestionUid;
import fr.questeur.contract.ReferenceType;
import fr.questeur.enrich.parse.common.Prose;
import fr.questeur.enrich.tag.reference.Found;
import fr.questeur.enrich.tag.reference.ReferenceFinder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * References in real texts. Where the corpus is, each run also leaves what a person needs to judge them, the same with
 * the same code: {@code target/references-sample.txt}, a sample of what was found with the words around, to count what
 * is wrong, {@code target/references-texts.txt}, whole texts with what was found in brackets, to count what was missed,
 * and {@code target/references-untagged.txt}, every place of all texts where one might expect a reference and none is.
 * {@code -Dreview.seed=N} draws another sample.
 */
class CorpusReferencesTest {

  private static final long SEED = Long.getLong("review.seed", 26402);
  private static final int SAMPLE = 200;
  private static final int TEXTS = 40;
  private static final int AROUND = 90;

  /** What a canonical form looks like, by type. */
  private static final Map<ReferenceType, String> FORMS =
      Map.of(
          ReferenceType.LAW,
          "loi (\\d{2}|\\d{4})-\\d+|loi \\d{4}-\\d{2}-\\d{2}"
              + "|loi de (finances|financement)( rectificative)?( de la sécurité sociale)? \\d{4}",
          ReferenceType.ORDINANCE, "ordonnance ((\\d{2}|\\d{4})-\\d+|\\d{4}-\\d{2}-\\d{2})",
          ReferenceType.DECREE, "décret ((\\d{2}|\\d{4})-\\d+|\\d{4}-\\d{2}-\\d{2})",
          ReferenceType.ORDER, "arrêté \\d{4}-\\d{2}-\\d{2}",
          ReferenceType.CODE_ARTICLE, "(code|livre) [^\\d]+(([LRDA]\\.|LO) )?\\d{1,4}(-\\d+)*( [a-z]+)?"
              + "( (0 )?[A-Z]+)?( [a-z]+)?",
          ReferenceType.EU_DIRECTIVE, "directive (\\(UE\\) \\d{4}/\\d+|(\\d{2}|\\d{4})/\\d+/(CEE|CE|UE|Euratom))",
          ReferenceType.EU_REGULATION, "règlement \\((UE\\) \\d{4}/\\d+|(CEE|CE|UE|Euratom)\\) \\d+/(\\d{2}|\\d{4}))",
          ReferenceType.QUESTION, "QANR5L\\d+(QE|QG|QOSD)\\d+");

  private static final Pattern PAGE = Pattern.compile("(\\d+)-(\\d+)(QE|QG|QOSD)\\.htm");

  /** Wherever a reference might be. */
  private static final Pattern CUE =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:(?:lois?|ordonnances?|d[ée]crets?|arr[êe]t[ée]s?|directives?|r[èe]glements?)"
              + "(?!\\p{L})[^.\\n]{0,60}\\d{2}"
              + "|(?:articles?|art\\.) [LRDA]?[. ]?\\d[^\\n]{0,60}code|[LRDA]\\. ?\\d|questions?[^.\\n]{0,40}"
              + " n[°o]|(?:QE|QG) \\d)");

  private record Text(QuestionUid uid, Part part, String words, List<Found> found) {}

  @BeforeEach
  void corpus() {
    Corpus.assumePresent();
  }

  @Test
  void areInOrderWithinTheTextAndOfTheirForm() throws IOException {
    List<Text> texts = texts();
    assertThat(texts).hasSizeGreaterThan(500);
    for (Text text : texts) {
      int end = 0;
      for (Found found : text.found()) {
        assertThat(found.start()).as("%s %s", text.uid(), found).isGreaterThanOrEqualTo(end);
        end = found.end();
        assertThat(end).isGreaterThan(found.start()).isLessThanOrEqualTo(text.words().length());
        assertThat(found.canonical()).matches(FORMS.get(found.type()));
        String words = text.words().substring(found.start(), end);
        assertThat(words).isEqualTo(words.strip());
      }
    }
    writeSample(texts);
    writeTexts(texts);
    writeUntagged(texts);
  }

  private static List<Text> texts() throws IOException {
    ReferenceFinder finder = new ReferenceFinder();
    List<Text> texts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    JsonNode records = Corpus.json(Corpus.file("derived_records/empreinte_politique_questions.json"));
    for (Map.Entry<String, JsonNode> entry : records.properties()) {
      JsonNode record = entry.getValue().get("record");
      add(texts, seen, finder, entry.getKey(), Part.QUESTION, record.path("texte"));
      add(texts, seen, finder, entry.getKey(), Part.ANSWER, record.path("reponse"));
    }
    for (Path file : Corpus.files("opendata_json")) {
      JsonNode question = Corpus.json(file).get("question");
      String uid = question.get("uid").asText();
      question.path("textesQuestion").findValues("texte").forEach(t -> add(texts, seen, finder, uid, Part.QUESTION, t));
      question.path("textesReponse").findValues("texte").forEach(t -> add(texts, seen, finder, uid, Part.ANSWER, t));
    }
    for (Path file : Corpus.files("html")) {
      // Whole pages: what stands around the texts does no harm here.
      Matcher name = PAGE.matcher(file.getFileName().toString());
      if (name.matches()) {
        QuestionUid uid = QuestionUid.parse("QANR5L" + name.group(1) + name.group(3) + name.group(2));
        Charset charset = uid.legislature() < 14 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        String words = Prose.of(Files.readString(file, charset));
        texts.add(new Text(uid, Part.ANSWER, words, finder.find(uid, Part.ANSWER, words)));
      }
    }
    return texts;
  }

  private static void add(
      List<Text> texts, Set<String> seen, ReferenceFinder finder, String id, Part part, JsonNode printed) {
    String words = Prose.of(printed.asText(""));
    if (words != null && seen.add(words)) {
      QuestionUid uid = QuestionUid.parse(id);
      texts.add(new Text(uid, part, words, finder.find(uid, part, words)));
    }
  }

  private static void writeSample(List<Text> texts) throws IOException {
    List<String> all = new ArrayList<>();
    for (Text text : texts) {
      for (Found found : text.found()) {
        all.add(
            "%s %s | %s | %s"
                .formatted(text.uid(), text.part().code(), found.canonical(), around(text.words(), found)));
      }
    }
    int total = all.size();
    Collections.shuffle(all, new Random(SEED));
    List<String> sample = new ArrayList<>(all.subList(0, Math.min(SAMPLE, total)));
    sample.add(0, "%d found in %d texts; a sample of %d".formatted(total, texts.size(), sample.size()));
    Files.write(Path.of("target/references-sample.txt"), sample);
  }

  private static String around(String words, Found found) {
    return (words.substring(Math.max(0, found.start() - AROUND), found.start())
            + "[["
            + words.substring(found.start(), found.end())
            + "]]"
            + words.substring(found.end(), Math.min(words.length(), found.end() + AROUND)))
        .replace('\n', '/');
  }

  private static void writeTexts(List<Text> texts) throws IOException {
    List<Text> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, new Random(SEED));
    List<String> out = new ArrayList<>();
    for (Text text : shuffled.subList(0, TEXTS)) {
      StringBuilder marked = new StringBuilder(text.words());
      for (int i = text.found().size() - 1; i >= 0; i--) {
        Found found = text.found().get(i);
        marked.insert(found.end(), " = " + found.canonical() + "]]").insert(found.start(), "[[");
      }
      out.add("--- %s %s".formatted(text.uid(), text.part().code()));
      out.add(marked.toString());
    }
    Files.write(Path.of("target/references-texts.txt"), out);
  }

  private static void writeUntagged(List<Text> texts) throws IOException {
    List<String> out = new ArrayList<>();
    for (Text text : texts) {
      for (Matcher cue = CUE.matcher(text.words()); cue.find(); ) {
        int start = cue.start();
        int end = cue.end();
        if (text.found().stream().noneMatch(found -> found.start() < end && start < found.end())) {
          Found here = new Found(ReferenceType.LAW, "", start, end);
          out.add("%s %s | %s".formatted(text.uid(), text.part().code(), around(text.words(), here)));
        }
      }
    }
    Files.write(Path.of("target/references-untagged.txt"), out);
  }
}
