/** Whether every document is accounted for, by what the stages have written in the transactions that did the work. */
package fr.questeur.monitor.accounts;
