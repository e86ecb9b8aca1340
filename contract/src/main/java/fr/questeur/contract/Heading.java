package fr.questeur.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What the question is about, in the terms of the Assemblée's index, as printed.
 *
 * @param rubric the rubrique, such as «politique extérieure»; null if not printed
 * @param analysisHead the tête d'analyse, such as «activités»; null if not printed
 * @param analyses the analyses, such as «diplomatie en ligne», «développement»; empty if none
 * @param title the title, which pages print since 2017 in place of tête d'analyse and analyses; null if not printed
 */
@JsonPropertyOrder({"rubric", "rubricId", "analysisHead", "analysisHeadId", "analyses", "title"})
public record Heading(String rubric, String analysisHead, List<String> analyses, String title) {

  public Heading {
    analyses = List.copyOf(analyses);
  }

  /** A heading without a title. */
  public Heading(String rubric, String analysisHead, List<String> analyses) {
    this(rubric, analysisHead, analyses, null);
  }

  /** One id for all spellings of the rubrique, {@code politique-exterieure}; null with it. */
  @JsonProperty(access = Access.READ_ONLY)
  public String rubricId() {
    return TermId.of(rubric);
  }

  /** One id for all spellings of the tête d'analyse; null with it. */
  @JsonProperty(access = Access.READ_ONLY)
  public String analysisHeadId() {
    return TermId.of(analysisHead);
  }
}
