package fr.questeur.bench.parse;

/**
 * What was measured of one step on the way of a document, on one thread.
 *
 * @param name of the method of {@link ParseBenchmark}
 * @param allocatedBytes for each document
 */
public record Step(String workload, String name, double documentsPerSecond, double allocatedBytes) {}
