/**
 * What is inside archives and aggregates: found by content, read as streams in constant memory, within limits. Knows
 * nothing of Kafka, ledgers or folders.
 */
package fr.questeur.ingest.archive;
