package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;
import static fr.questeur.contract.DeadLetterReason.SEVERAL_QUESTIONS;

import fr.questeur.enrich.parse.common.Document;
import fr.questeur.enrich.parse.common.DocumentParser;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.util.List;
import java.util.Set;

/**
 * What the Assemblées and the Government send each other about questions (application «Réponses» of the DILA): the old
 * flow ({@code QUESTIONS}), the messages of the web services ({@code questions.xsd}), and the archives of the weekly
 * issues (REDIF_ANQ).
 */
public final class GovernmentFlowParser implements DocumentParser {

  /** Roots that occur nowhere else; further ones are known by their fields. */
  private static final Set<String> ROOTS =
      Set.of("QUESTIONS", "QuestionsPubliees", "QuestionsPublieesAN", "envoyerQuestionsRequest",
          "chercherQuestionsResponse", "rechercherDossierResponse", "questionReponse", "reponseQuestion", "dossier");

  @Override
  public String layout() {
    return "government-flow";
  }

  @Override
  public boolean recognises(Document document) {
    String root = XmlRoot.of(document);
    return root != null && (ROOTS.contains(root) || XmlRoot.isFlow(document));
  }

  @Override
  public ParsedQuestion parse(Document document) {
    List<FlowEntry> entries = FlowEntry.all(XmlTree.read(document.text()));
    if (entries.isEmpty()) {
      throw new RejectedDocumentException(NOT_A_QUESTION, "a message about questions that holds none");
    }
    if (entries.size() > 1) {
      throw new RejectedDocumentException(
          SEVERAL_QUESTIONS,
          "the document holds %d questions, the first numbered %s, then %s"
              .formatted(entries.size(), entries.get(0).id().number(), entries.get(1).id().number()));
    }
    return FlowQuestion.read(entries.get(0)).parsed(layout());
  }
}
