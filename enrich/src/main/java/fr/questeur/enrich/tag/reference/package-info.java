/**
 * Finds what a text refers to: laws, decrees, articles of codes, European acts, other questions. One small recogniser
 * for each kind. Precision goes before recall: what the words leave in doubt is no reference.
 *
 * <p>Patterns run on {@link fr.questeur.enrich.tag.reference.Passage#folded folded} text, in which all repetition is
 * bounded, so that the time is linear in the length of the text.
 */
package fr.questeur.enrich.tag.reference;
