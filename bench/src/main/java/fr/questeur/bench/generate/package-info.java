/** Questions of invention, and documents that print them in every layout. */
package fr.questeur.bench.generate;
