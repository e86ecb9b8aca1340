package fr.questeur.monitor.lag;

/**
 * Records that no reader of committed records sees yet, as a transaction before or around them is open.
 *
 * @param from the offset of the first of them
 * @param records more than zero
 */
public record OpenTransaction(String topic, int partition, long from, long records) {}
