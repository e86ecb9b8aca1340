/** The read API: questions, portfolios, pipeline, lag and dead letters as JSON, and lists of questions as CSV. */
package fr.questeur.monitor.api;
