package fr.questeur.ingest.archive;

import java.time.Instant;

/**
 * A document within a file.
 *
 * @param path below the file: {@code !/folder/entry} in an archive, {@code #uid} in an aggregate, or one after another
 * @param lastModified of the entry; of what it is in, if the archive does not say
 */
public record Member(String path, Instant lastModified) {}
