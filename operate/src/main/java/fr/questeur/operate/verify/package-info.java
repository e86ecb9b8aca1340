/** Checks that an installation adds up: files, ledger, topics, rows. */
package fr.questeur.operate.verify;
