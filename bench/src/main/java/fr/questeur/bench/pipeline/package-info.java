/** How fast documents go the whole way from a folder to rows, beside what the parts of that way cost by themselves. */
package fr.questeur.bench.pipeline;
