package fr.questeur.enrich.parse.common;

import java.time.LocalDate;

/**
 * One ministry's charge of a question, in a layout that lists them.
 *
 * @param ministry null if not named
 * @param date null if not given
 */
public record PrintedAttribution(PrintedMinistry ministry, LocalDate date) {}
