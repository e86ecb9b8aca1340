/** Documents broken on purpose, and what must hold of whatever is read from them. */
package fr.questeur.bench.mutate;
