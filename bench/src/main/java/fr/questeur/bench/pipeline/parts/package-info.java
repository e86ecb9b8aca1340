/** What the parts of the way cost by themselves, each as a client in a process of its own. */
package fr.questeur.bench.pipeline.parts;
