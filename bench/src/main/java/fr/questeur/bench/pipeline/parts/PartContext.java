package fr.questeur.bench.pipeline.parts;

import java.nio.file.Path;

/**
 * What a part works on.
 *
 * @param folder of the documents
 * @param pack the same in one file
 * @param rows a file for each table, with the rows that they become
 * @param temporary a folder for state
 */
public record PartContext(
    Path folder, Path pack, Path rows, Path temporary, String bootstrapServers, String jdbcUrl) {}
