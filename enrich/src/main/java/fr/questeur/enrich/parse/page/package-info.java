/** The Assemblée's pages from 2009 to 2024, as HTML. */
package fr.questeur.enrich.parse.page;
