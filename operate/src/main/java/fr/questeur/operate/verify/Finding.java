package fr.questeur.operate.verify;

/**
 * Something that does not add up.
 *
 * @param kind what it is: the same words for all of its kind
 * @param what of which document, question or record
 */
public record Finding(String kind, String what) {}
