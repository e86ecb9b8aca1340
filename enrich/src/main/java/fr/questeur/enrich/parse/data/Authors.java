package fr.questeur.enrich.parse.data;

import fr.questeur.contract.Author;
import fr.questeur.enrich.parse.common.PrintedAuthor;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Civility and name of an author from fields of their own. */
final class Authors {

  private Authors() {}

  /** An author with at most civility and name, first name first; null if no name is given. */
  static Author named(Node author) {
    String civility = author.text("civilite");
    return PrintedAuthor.named(
        Stream.of("NON_RENSEIGNE".equals(civility) ? null : civility, author.text("prenom"), author.text("nom"))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" ")));
  }
}
