/** The Assemblée's pages of legislatures 7 to 13, one tag of its own making for each value. */
package fr.questeur.enrich.parse.legacy;
