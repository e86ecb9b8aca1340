/** Figures of portfolios: pure code. */
package fr.questeur.feed.stats;
