package fr.questeur.contract;

import java.util.List;
import java.util.Objects;

/**
 * A further document that a question was put together from, and what it added to {@link Question#source}.
 *
 * @param source the document
 * @param fields the fields taken from it, by their path in the JSON form ({@code author.name}, {@code answer.page}); of
 *     lists, those it added entries to; never empty
 */
public record Supplement(Source source, List<String> fields) {

  public Supplement {
    Objects.requireNonNull(source, "source");
    fields = List.copyOf(fields);
  }
}
