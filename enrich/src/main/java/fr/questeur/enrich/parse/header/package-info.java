/** The header of a question, labelled alike on the Assemblée's pages from 2009 to 2024 and in conversions of them. */
package fr.questeur.enrich.parse.header;
