package fr.questeur.contract;

/**
 * What stands in a dead letter for bytes that do not travel: of a document that is too large, of an archive, of an
 * entry of one that cannot or must not be read.
 *
 * @param path as in {@link Source#path}
 * @param size in bytes; -1 if nothing says
 * @param sha256 of the bytes, in lower-case hexadecimal; null if they could not be read, or were not for their number
 */
public record Stub(String path, long size, String sha256) {}
