package fr.questeur.contract;

import java.time.LocalDate;

/**
 * One ministry's charge of the question (attribution). The first is the ministry asked where that is printed, the last is
 * the one in charge.
 *
 * @param ministry null where the document gives the date of a change but not to whom
 * @param date the day it took charge; null if not printed. Two attributions in a row may name the same ministry: a new
 *     government renews them all.
 */
public record Attribution(Ministry ministry, LocalDate date) {}
