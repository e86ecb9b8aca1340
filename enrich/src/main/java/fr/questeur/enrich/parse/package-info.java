/** From the bytes of a document to what it says: one parser for each layout. Pure code, without Kafka. */
package fr.questeur.enrich.parse;
