/** How fast documents are read, beside a bare pass over the same bytes. */
package fr.questeur.bench.parse;
