/**
 * Adds to what a document says what is known about it: the portfolio of each ministry, who was in charge when, the
 * deadline and the delay. Pure code, without Kafka.
 */
package fr.questeur.enrich.tag;
