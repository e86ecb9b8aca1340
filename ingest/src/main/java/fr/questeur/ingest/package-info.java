/**
 * Watched folders to {@code questions.raw}: each content once, each file with a fate that is counted.
 *
 * <p>The truth is a scan of the folders and the ledger in Kafka; events of the file system only make it quicker.
 */
package fr.questeur.ingest;
