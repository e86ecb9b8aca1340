/** A Kafka broker and a Postgres on this machine, for {@code questeur run} and the tests. Nothing else sees them. */
package fr.questeur.embedded;
