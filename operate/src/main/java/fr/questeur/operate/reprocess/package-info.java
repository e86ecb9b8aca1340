/** Enriched states and rows made anew by a better parser. */
package fr.questeur.operate.reprocess;
