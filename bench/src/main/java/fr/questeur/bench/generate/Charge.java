package fr.questeur.bench.generate;

import java.time.LocalDate;

/** A ministry's charge of a question since a day. */
record Charge(Office office, LocalDate date) {}
