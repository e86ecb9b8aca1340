/** What the stages on Kafka Streams have in common: settings, errors, health. */
package fr.questeur.streams;
