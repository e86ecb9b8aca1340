package fr.questeur.contract;

/**
 * What stands in a dead letter for a document too large to travel.
 *
 * @param path as in {@link Source#path}
 * @param size in bytes
 * @param sha256 of the bytes, in lower-case hexadecimal
 */
public record Stub(String path, long size, String sha256) {}
