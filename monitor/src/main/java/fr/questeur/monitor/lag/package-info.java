/** How far consumer groups are behind the topics of Questeur, in records and in seconds, and whether they catch up. */
package fr.questeur.monitor.lag;
