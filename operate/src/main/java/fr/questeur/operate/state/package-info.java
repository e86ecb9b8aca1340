/** What the documents of {@code questions.raw} say together, computed again, on disk. */
package fr.questeur.operate.state;
