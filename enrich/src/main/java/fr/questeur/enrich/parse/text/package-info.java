/** Text conversions of pages. */
package fr.questeur.enrich.parse.text;
