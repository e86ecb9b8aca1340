/** What an operator does to an installation, over any Kafka and Postgres: dead letters, ledger, verification, reprocessing. */
package fr.questeur.operate;
