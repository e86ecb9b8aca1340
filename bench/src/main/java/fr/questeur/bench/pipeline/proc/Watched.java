package fr.questeur.bench.pipeline.proc;

/** Something whose use is looked at again and again, until it has ended. */
public interface Watched {

  void look();

  /** As far as it was seen. */
  Use use();
}
