/**
 * From {@code questions.enriched} to Postgres. The rows and the position read up to are written in one database
 * transaction, so that each state of a question lands once, whatever crashes; replays change nothing.
 */
package fr.questeur.sink;
