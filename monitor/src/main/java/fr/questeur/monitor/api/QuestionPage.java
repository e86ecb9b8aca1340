package fr.questeur.monitor.api;

import java.util.List;

/**
 * Part of a list of questions.
 *
 * @param total of the list; beyond 10,000 there are at least so many
 * @param totalIsExact whether there are no more
 * @param limit asked for
 * @param offset asked for
 */
record QuestionPage(int total, boolean totalIsExact, int limit, int offset, List<QuestionItem> questions) {}
