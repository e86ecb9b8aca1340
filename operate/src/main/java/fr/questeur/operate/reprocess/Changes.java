package fr.questeur.operate.reprocess;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a reprocessing changes.
 *
 * @param documents read
 * @param questions compared
 * @param changed questions that say something else now
 * @param readable documents with an open dead letter that can be read now
 * @param refused documents that were read before and are refused now; they stay as they are
 * @param fields how many questions change in each field
 * @param examples of each field, a question with what it said and says
 * @param sent documents published again; 0 in a dry run
 */
public record Changes(
    long documents, long questions, long changed, long readable, long refused, Map<String, Long> fields,
    Map<String, String> examples, long sent) {

  public Changes {
    fields = new TreeMap<>(fields);
    examples = new TreeMap<>(examples);
  }
}
