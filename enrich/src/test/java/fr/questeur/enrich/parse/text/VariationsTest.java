package fr.questeur.enrich.parse.text;

import static fr.questeur.enrich.parse.text.Documents.BASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.questeur.contract.Author;
import fr.questeur.contract.Heading;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.PrintedMinistry;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a conversion does to a document, it says the same. */
class VariationsTest {

  private static final ParsedQuestion AS_READ = Documents.parse(BASE);

  @Test
  void theBaseIsReadInEveryField() {
    assertThat(AS_READ.uid()).hasToString("QANR5L14QE198500");
    assertThat(AS_READ.author()).isEqualTo(new Author("Mme", "Odile Varenne", "Écologiste", "Hauts-de-Seine"));
    assertThat(AS_READ.ministryAsked()).isEqualTo(PrintedMinistry.of("Affaires étrangères"));
    assertThat(AS_READ.ministryInCharge()).isEqualTo(PrintedMinistry.of("Écologie et énergie"));
    assertThat(AS_READ.heading()).isEqualTo(new Heading("eau", "canaux", List.of("état", "entretien")));
    assertThat(AS_READ.question().text()).isEqualTo(Documents.QUESTION);
    assertThat(AS_READ.answer().text()).isEqualTo(Documents.ANSWER_AS_READ);
    assertThat(AS_READ.question().page()).isEqualTo(4901);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rewritings")
  void aRewrittenDocumentSaysTheSame(String name, UnaryOperator<String> rewriting) {
    String document = rewriting.apply(BASE);

    assertThat(document).as("the rewriting does something").isNotEqualTo(BASE);
    assertThat(Documents.parse(document)).isEqualTo(AS_READ);
  }

  static Stream<Arguments> rewritings() {
    return Stream.of(
        rewriting("spaces for tabs", s -> s.replace("\t", "      ")),
        rewriting("line breaks for tabs", s -> s.replace("\t", "\n")),
        rewriting("one value a line, empty lines between", s -> s.replace("\t", "\n\n")),
        rewriting("pipes", s -> s.replaceAll("\\t+", " | ").replace("<b>Question N", "| <b>Question N")),
        rewriting("one space for tabs", s -> s.replaceAll("\\t+", " ")),
        rewriting("values below their labels", s -> s.replace(" > ", " >\n").replace("\t", "\n\n")),
        rewriting("a wrapped author", s -> s.replace("- Hauts", "-\nHauts")),
        rewriting("strong", s -> s.replace("<b>", "<strong>").replace("</b>", "</strong>")),
        rewriting("tags in capitals", s -> s.replace("<b>", "<B CLASS=\"x\"\">").replace("</b>", "<//B>")),
        rewriting("asterisks", s -> s.replaceAll("</?b>", "**")),
        rewriting("underscores", s -> s.replaceAll("</?b>", "__")),
        rewriting("no bold", s -> s.replaceAll("</?b>", "")),
        rewriting("HTML headings", s -> s.replaceAll("#+ (.*)", "<h2> $1</h2>")),
        rewriting("bold headings", s -> s.replaceAll("#+ (.*)", "**$1**")),
        rewriting("bare headings with colons", s -> s.replaceAll("#+ (Texte.*)", "$1 :").replace("## ", "")),
        rewriting("underlined headings", s -> s.replaceAll("#+ (.*)", "$1\n------")),
        rewriting("CRLF", s -> s.replace("\n", "\r\n")),
        rewriting("CR", s -> s.replace("\n", "\r")),
        rewriting("BOM", s -> "\uFEFF" + s),
        rewriting("NBSP", s -> s.replace(" :", "\u00A0:").replace("Mme O", "Mme\u00A0O").replace("« ", "«\u202F")),
        rewriting("parted accents", s -> Normalizer.normalize(s, Normalizer.Form.NFD)),
        rewriting("typographic apostrophe", s -> s.replace("Tête d'analyse", "Tête d’analyse")),
        rewriting("masculine ordinal", s -> s.replace("N°", "Nº")),
        rewriting("N, space, degree", s -> s.replace("N° :", "N °")),
        rewriting("No", s -> s.replace("N° :", "No")),
        rewriting("number with a space", s -> s.replace("198500", "198 500")),
        rewriting("labels without accents", s -> s.replace("Ministère", "Ministere").replace("Tête", "Tete")),
        rewriting("labels in capitals",
            s -> s.replace("Rubrique", "RUBRIQUE").replace("Texte de la q", "TEXTE DE LA Q")),
        rewriting("colons for angles", s -> s.replace(" > ", " : ")),
        rewriting("colons without space", s -> s.replace("le : ", "le: ")),
        rewriting("entities", s -> s.replace(">", "&gt;").replace("<b&gt;", "<b>").replace("</b&gt;", "</b>")),
        rewriting("named letters", s -> s.replace("é", "&eacute;").replace("è", "&egrave;").replace("°", "&deg;")),
        rewriting("entities escaped twice", s -> s.replace("«", "&amp;#171;").replace("»", "&amp;raquo;")),
        rewriting("a date a line", s -> s.replace(" Réponse publiée", "\nRéponse publiée")),
        rewriting("dates in bullets",
            s -> s.replace("Question pub", "- Question pub").replace(" Réponse p", "\n- Réponse p")),
        rewriting("14e", s -> s.replace("14ème", "14e")),
        rewriting("14 ème", s -> s.replace("14ème", "14 ème")),
        rewriting("XIVe", s -> s.replace("14ème", "XIVe")),
        rewriting("dates without zeros", s -> s.replace("25/06/2013", "25/6/2013")),
        rewriting("ISO dates", s -> s.replace("14/05/2013", "2013-05-14")),
        rewriting("dates in words", s -> s.replace("25/06/2013", "25 juin 2013")),
        rewriting("an unknown date", s -> s.replace(" Réponse pub", " Date de dépôt : <b>01/02/2013</b> Réponse pub")),
        rewriting("an unknown line", s -> s.replace("Question pub", "Circonscription : 12\n-->\nQuestion pub")),
        rewriting("a comment", s -> s.replace("### Texte de la q", "<!-- 31/12/2010 -->\n### Texte de la q")),
        rewriting("a linked author",
            s -> s.replace("<b>Mme Odile Varenne<", "<b>[Mme Odile Varenne](https://x.fr/a_b)<")),
        rewriting("i for asterisks", s -> s.replace("*calendrier*", "<i>calendrier</i>")),
        rewriting("em with spaces within", s -> s.replace(" *calendrier*", "<em> calendrier</em>")),
        rewriting("underscore for asterisks", s -> s.replace("*calendrier*", "_calendrier_")),
        rewriting("wrapped lines",
            s -> s.replace("sur l'état", "sur\nl'état").replace("sont entretenus", "sont\nentretenus")),
        rewriting("HTML paragraphs", s -> s.replace("Le calendrier est publié.", "<p>Le calendrier est publié.</p>")),
        rewriting("br between paragraphs", s -> s.replace(".\n\nLe cal", ".<br />Le cal")),
        rewriting("soft hyphens and form feeds",
            s -> s.replace("navigation", "navi\u00ADgation").replace("M. le", "M.\fle")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "ISO-8859-1"})
  void aDocumentInAWesternEncodingSaysTheSame(String charset) {
    assertThat(Parsers.parse(BASE.getBytes(Charset.forName(charset)))).isEqualTo(AS_READ);
  }

  @Test
  void aDocumentInUtf16SaysTheSame() {
    assertThat(Parsers.parse(("\uFEFF" + BASE).getBytes(StandardCharsets.UTF_16LE))).isEqualTo(AS_READ);
    assertThat(Parsers.parse(("\uFEFF" + BASE).getBytes(StandardCharsets.UTF_16BE))).isEqualTo(AS_READ);
  }

  @Test
  void missingCellsAreNullAndTakeNothingFromTheirNeighbours() {
    ParsedQuestion parsed =
        Documents.parse(
            BASE.replace(Documents.AUTHOR, "")
                .replace("> Affaires étrangères", ">")
                .replace("> canaux", ">")
                .replace("> état. entretien.", ">"));

    assertThat(parsed.author()).isNull();
    assertThat(parsed.ministryAsked()).isNull();
    assertThat(parsed.ministryInCharge()).isEqualTo(PrintedMinistry.of("Écologie et énergie"));
    assertThat(parsed.heading()).isEqualTo(new Heading("eau", null, List.of()));
  }

  @Test
  void theWordsForNoAnalysisHeadAreNone() {
    assertThat(Documents.parse(BASE.replace("> canaux", "> aucune tête d'analyse")).heading().analysisHead()).isNull();
  }

  @ParameterizedTest
  @MethodSource("authors")
  void theAuthorIsSplitAtTheLastDashWithinTheOuterBrackets(String printed, Author author) {
    assertThat(Documents.parse(BASE.replace(Documents.AUTHOR, "De " + printed)).author()).isEqualTo(author);
  }

  static Stream<Arguments> authors() {
    return Stream.of(
        arguments(
            "M. Jean Petit (Démocrate (MoDem et Indépendants) - Paris )",
            new Author("M.", "Jean Petit", "Démocrate (MoDem et Indépendants)", "Paris")),
        arguments(
            "<b>Mlle Zoé Roy</b> ( Gauche démocrate et républicaine - NUPES - Polynésie Française )",
            new Author("Mlle", "Zoé Roy", "Gauche démocrate et républicaine - NUPES", "Polynésie Française")),
        arguments("Monsieur Luc Roy ( Non inscrit )", new Author("M.", "Luc Roy", "Non inscrit", null)),
        arguments("M. Luc Roy ( - Gers )", new Author("M.", "Luc Roy", null, "Gers")),
        arguments("M. Luc Roy", new Author("M.", "Luc Roy", null, null)),
        arguments("Luc Roy ( UMP - Val-d'Oise", new Author(null, "Luc Roy", "UMP", "Val-d'Oise")));
  }

  private static Arguments rewriting(String name, UnaryOperator<String> rewriting) {
    return arguments(name, rewriting);
  }
}
