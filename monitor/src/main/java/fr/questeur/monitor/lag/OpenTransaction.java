package fr.questeur.monitor.lag;

/**
 * Records that no reader of committed records sees yet, as a transaction before or around them is open.
 *
 * @param records more than zero
 */
public record OpenTransaction(String topic, int partition, long records) {}
