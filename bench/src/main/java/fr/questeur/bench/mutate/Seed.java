package fr.questeur.bench.mutate;

/**
 * A document to be mutated.
 *
 * @param origin the layout it was generated in, or {@code corpus/} and the file's folder
 */
public record Seed(String origin, byte[] bytes) {}
