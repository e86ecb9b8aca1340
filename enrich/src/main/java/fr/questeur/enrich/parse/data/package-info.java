/**
 * Layouts that name their fields: the official open data in JSON and in XML, the XML view of the old site, the flow
 * between the Assemblées and the Government.
 *
 * <p>All become a tree of {@link fr.questeur.enrich.parse.data.Node}s; each layout has a reader that takes its fields
 * from there; what all of them can say is put together in {@link fr.questeur.enrich.parse.data.Told}.
 */
package fr.questeur.enrich.parse.data;
