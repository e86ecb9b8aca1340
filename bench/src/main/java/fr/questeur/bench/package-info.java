/** The {@code questeur-bench} command: what tries Questeur out, and is no part of it. */
package fr.questeur.bench;
