package fr.questeur.enrich.tag.reference;

import fr.questeur.contract.ReferenceType;

/**
 * A reference in a text.
 *
 * @param type what it refers to
 * @param canonical one form for all spellings, see {@link ReferenceType}
 * @param start where its words begin, in UTF-16 units
 * @param end where they end, exclusive
 */
public record Found(ReferenceType type, String canonical, int start, int end) {}
