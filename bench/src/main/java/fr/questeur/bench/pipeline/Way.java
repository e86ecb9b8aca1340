package fr.questeur.bench.pipeline;

/** A way of running the whole. */
public record Way(Source source, boolean oneJvm, boolean search) {

  /** What documents come in. */
  public enum Source {
    FOLDER,
    ZIP;

    @Override
    public String toString() {
      return Words.of(this);
    }
  }

  /** For the table. */
  public String label() {
    return "%s, %s, search %s"
        .formatted(oneJvm ? "one JVM" : "processes", source == Source.ZIP ? "zip" : "folder", search ? "on" : "off");
  }
}
