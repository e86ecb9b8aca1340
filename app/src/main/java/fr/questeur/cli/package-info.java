/** The command line: options, environment variables and a properties file, in this order of precedence. */
package fr.questeur.cli;
