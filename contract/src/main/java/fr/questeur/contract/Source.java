package fr.questeur.contract;

import java.time.Instant;

/**
 * The document a state of a question was read from.
 *
 * @param path the watched folder's name and the path below it, with forward slashes; null if another program published
 *     the document and did not say
 * @param layout the layout that was recognised, such as {@code text}
 * @param sha256 of the document's bytes, in lower-case hexadecimal
 * @param observedAt when the document was last changed, as its file says; of two documents that say equally much, the
 *     later one wins
 */
public record Source(String path, String layout, String sha256, Instant observedAt) {}
