/** Dead letters: found, read, replayed, discarded. */
package fr.questeur.operate.deadletters;
