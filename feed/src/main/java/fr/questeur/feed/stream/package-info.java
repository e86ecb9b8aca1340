/** The feed on Kafka Streams: the topology, and the stage that runs it. */
package fr.questeur.feed.stream;
