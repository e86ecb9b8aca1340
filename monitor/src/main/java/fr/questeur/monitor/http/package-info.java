/** Health and metrics of a process over HTTP. */
package fr.questeur.monitor.http;
