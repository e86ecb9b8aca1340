/** One state of a question from all that documents in several layouts say of it. Pure code. */
package fr.questeur.enrich.merge;
