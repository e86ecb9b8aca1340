package fr.questeur.contract;

import java.util.List;

/**
 * What the question is about, in the terms of the Assemblée's index, as printed.
 *
 * @param rubric the rubrique, such as «politique extérieure»; null if not printed
 * @param analysisHead the tête d'analyse, such as «activités»; null if not printed
 * @param analyses the analyses, such as «diplomatie en ligne», «développement»; empty if none
 */
public record Heading(String rubric, String analysisHead, List<String> analyses) {

  public Heading {
    analyses = List.copyOf(analyses);
  }
}
