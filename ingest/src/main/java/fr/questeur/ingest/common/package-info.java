/** What files in folders and members of archives have in common. */
package fr.questeur.ingest.common;
