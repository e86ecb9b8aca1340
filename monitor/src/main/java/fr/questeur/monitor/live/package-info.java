/** What happens in the pipeline while it happens, for whoever looks on. Bounded, however long it runs. */
package fr.questeur.monitor.live;
