/** How whoever runs a stage sees it, be it a process of its own or one JVM with all of them. */
package fr.questeur.contract.stage;
