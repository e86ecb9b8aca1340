/** The ledger of ingest: looked at, and made to forget. */
package fr.questeur.operate.ledger;
