/** What the parsers of all layouts share: decoding, dates, names, prose, the life of a question. For parsers only. */
package fr.questeur.enrich.parse.common;
