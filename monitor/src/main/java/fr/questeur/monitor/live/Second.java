package fr.questeur.monitor.live;

/**
 * What happened in one second.
 *
 * @param at its beginning, in seconds since 1970
 * @param p50 median of the latencies of the rows committed in it, in milliseconds; null if there were none
 * @param p99 nearly the longest of them
 */
public record Second(
    long at, long published, long enriched, long stored, long deadLetters, Long p50, Long p99) {}
