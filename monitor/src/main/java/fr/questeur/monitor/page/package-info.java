/** The live page: what it is made of, and who may ask for it. */
package fr.questeur.monitor.page;
