package fr.questeur.enrich.tag;

import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Reference;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.tag.reference.Found;
import fr.questeur.enrich.tag.reference.ReferenceFinder;
import java.util.ArrayList;
import java.util.List;

/** The references in the texts of a question: those of the question itself, then those of its (first) answer. */
final class References {

  private final ReferenceFinder finder = new ReferenceFinder();

  List<Reference> of(ParsedQuestion parsed) {
    List<Reference> references = new ArrayList<>();
    addAll(references, parsed, Part.QUESTION, parsed.question());
    addAll(references, parsed, Part.ANSWER, parsed.answer());
    return references;
  }

  private void addAll(List<Reference> references, ParsedQuestion parsed, Part part, Publication publication) {
    if (publication != null) {
      for (Found found : finder.find(parsed.uid(), part, publication.text())) {
        references.add(new Reference(found.type(), found.canonical(), part, found.start(), found.end()));
      }
    }
  }
}
