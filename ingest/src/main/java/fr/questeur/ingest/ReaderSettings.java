package fr.questeur.ingest;

import fr.questeur.contract.stage.CrashJournal;
import java.util.function.BooleanSupplier;

/**
 * How files are read.
 *
 * @param maxBytes a larger document does not travel
 * @param exclusions for what is in archives; in folders the scanner sees to them
 * @param crashes which entries of archives ended the process
 * @param stop asked wherever reading takes long
 */
record ReaderSettings(int maxBytes, Exclusions exclusions, CrashJournal crashes, BooleanSupplier stop) {}
