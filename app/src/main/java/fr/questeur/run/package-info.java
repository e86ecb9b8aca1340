/** The stages wired together: one of them as a process of its own, or all in one JVM. */
package fr.questeur.run;
