/** What has changed about a question: pure code. */
package fr.questeur.feed.change;
