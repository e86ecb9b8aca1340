package fr.questeur.run;

import fr.questeur.contract.stage.Health;
import fr.questeur.contract.stage.Stage;
import fr.questeur.embedded.EmbeddedDatabase;

/** The embedded database in the reports of the stages' health; whoever started it closes it. */
record DatabaseStage(EmbeddedDatabase database) implements Stage {

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public void start() {}

  @Override
  public Health health() {
    return database.health();
  }

  @Override
  public void close() {}
}
