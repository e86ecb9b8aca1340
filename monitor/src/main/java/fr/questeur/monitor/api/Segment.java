package fr.questeur.monitor.api;

/**
 * A piece of a text.
 *
 * @param match whether it is a word that was searched for
 */
record Segment(String text, boolean match) {}
