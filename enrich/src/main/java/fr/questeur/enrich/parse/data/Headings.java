package fr.questeur.enrich.parse.data;

import fr.questeur.contract.Heading;
import fr.questeur.enrich.parse.common.Vocabulary;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The index of the Assemblée (indexation): rubrique, tête d'analyse, analyses. */
final class Headings {

  private Headings() {}

  static Heading read(Node index) {
    return read(index, null);
  }

  /**
   * Reads the index.
   *
   * @param title null if the document has none; nothing in the index is one
   */
  static Heading read(Node index, String title) {
    String rubric = index.text("rubrique", "@rubrique");
    String head = index.text("teteanalyse", "rubriqueta");
    head = head == null ? index.child("rubrique").child("rubta").text() : head;
    boolean none = head != null && Vocabulary.saysNoAnalysisHead(head);
    return new Heading(rubric, none ? null : head, analyses(index), title);
  }

  /** {@code analyses{analyse}}, {@code ANALYSE{ANA}} in the 15th legislature, {@code analyse} in the flow. */
  private static List<String> analyses(Node index) {
    return Stream.concat(
            index.all("analyses").stream().flatMap(analyses -> analyses.all("analyse", "ana").stream()),
            index.all("analyse").stream()
                .flatMap(analyse -> analyse.has("ana") ? analyse.all("ana").stream() : Stream.of(analyse)))
        .map(Node::text)
        .filter(Objects::nonNull)
        .toList();
  }
}
