/** The pages that the Assemblée's site has had under /dyn/ since 2024, for all legislatures, and their conversions. */
package fr.questeur.enrich.parse.dyn;
