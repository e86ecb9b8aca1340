/** What processes cost, as Linux tells it in {@code /proc}. */
package fr.questeur.bench.pipeline.proc;
