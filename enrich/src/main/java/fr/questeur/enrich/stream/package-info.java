/** Enrich on Kafka Streams: the topology, its dead letters, and the stage that runs it. */
package fr.questeur.enrich.stream;
