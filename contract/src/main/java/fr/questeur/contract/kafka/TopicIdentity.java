package fr.questeur.contract.kafka;

import java.time.Instant;

/**
 * A topic as this installation knows it.
 *
 * @param id Kafka's own, which changes when a topic is deleted and made again; as Kafka prints it
 * @param since when it was first seen, UTC
 */
public record TopicIdentity(String topic, String id, Instant since) {}
