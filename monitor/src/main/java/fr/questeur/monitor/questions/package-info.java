/** What the questions in Postgres say, as figures. */
package fr.questeur.monitor.questions;
