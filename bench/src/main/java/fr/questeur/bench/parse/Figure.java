package fr.questeur.bench.parse;

/**
 * What was measured of one workload, on one thread.
 *
 * @param workload its name
 * @param meanBytes of a document
 * @param documentsPerSecond read and tagged
 * @param error of that, half of the 99.9 % interval
 * @param bareDocumentsPerSecond by a general parser alone
 * @param withTextsDocumentsPerSecond by general parsers that also read the HTML in the texts of data; null where the
 *     general parser's pass is that already
 * @param decodedDocumentsPerSecond by decoding alone; null where that was not measured
 * @param allocatedBytes by reading and tagging one document
 * @param bareAllocatedBytes by a general parser
 */
public record Figure(
    String workload,
    int documents,
    double meanBytes,
    double documentsPerSecond,
    double error,
    double bareDocumentsPerSecond,
    Double withTextsDocumentsPerSecond,
    Double decodedDocumentsPerSecond,
    double allocatedBytes,
    double bareAllocatedBytes) {

  public double megabytesPerSecond() {
    return documentsPerSecond * meanBytes / 1e6;
  }

  /** How many times as long reading takes as the general parser's pass. */
  public double timesBare() {
    return bareDocumentsPerSecond / documentsPerSecond;
  }
}
