package fr.questeur.contract;

import java.time.LocalDate;

/**
 * A text as it appeared in the Journal officiel.
 *
 * @param text paragraphs separated by one empty line, emphasis between asterisks; null if the document gives none
 *     (questions au Gouvernement have no text of their own, old answers only a date)
 * @param date of the Journal officiel; null if not printed
 * @param page of the Journal officiel; null if not printed
 */
public record Publication(String text, LocalDate date, Integer page) {}
