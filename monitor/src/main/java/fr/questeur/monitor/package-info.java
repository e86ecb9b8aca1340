/** Watches the whole pipeline from outside, against any Kafka. */
package fr.questeur.monitor;
