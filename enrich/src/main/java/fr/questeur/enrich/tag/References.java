package fr.questeur.enrich.tag;

import fr.questeur.contract.Part;
import fr.questeur.contract.Publication;
import fr.questeur.contract.Reference;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.tag.reference.ReferenceFinder;
import java.util.List;
import java.util.stream.Stream;

/** The references in the texts of a question: those of the question itself, then those of its (first) answer. */
final class References {

  private final ReferenceFinder finder = new ReferenceFinder();

  List<Reference> of(ParsedQuestion parsed) {
    return Stream.concat(
            in(parsed, Part.QUESTION, parsed.question()), in(parsed, Part.ANSWER, parsed.answer()))
        .toList();
  }

  private Stream<Reference> in(ParsedQuestion parsed, Part part, Publication publication) {
    return publication == null
        ? Stream.empty()
        : finder.find(parsed.uid(), part, publication.text()).stream()
            .map(found -> new Reference(found.type(), found.canonical(), part, found.start(), found.end()));
  }
}
