package fr.questeur.sink;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What one database transaction writes.
 *
 * @param changes in the order read; empty when only markers of transactions were passed
 * @param moves the positions afterwards
 */
record Batch(List<Change> changes, Map<TopicPartition, Move> moves) {}
