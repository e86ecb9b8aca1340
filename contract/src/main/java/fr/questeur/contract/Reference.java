package fr.questeur.contract;

import java.util.Objects;

/**
 * A text of law or another question that a question or its answer names. Only what the words leave no doubt about.
 *
 * @param type of what it refers to
 * @param canonical one form for all spellings, such as {@code loi 2004-575}; {@link ReferenceType} describes each
 * @param part the text it stands in
 * @param start where it begins in {@link Publication#text}, in UTF-16 units from 0
 * @param end where it ends, exclusive
 */
public record Reference(ReferenceType type, String canonical, Part part, int start, int end) {

  public Reference {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(canonical, "canonical");
    Objects.requireNonNull(part, "part");
  }
}
