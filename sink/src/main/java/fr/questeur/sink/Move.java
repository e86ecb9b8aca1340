package fr.questeur.sink;

import org.apache.kafka.common.Uuid;

/**
 * How a batch moves the position of a partition.
 *
 * @param topicId of the topic as it is now
 * @param from the next offset that the database holds; null if it holds none
 * @param to the next offset to read, after the markers of transactions
 */
record Move(Uuid topicId, Long from, long to) {}
