package fr.questeur.bench;

import fr.questeur.bench.pipeline.parts.Part;
import fr.questeur.bench.pipeline.parts.PartContext;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One part of the way in this process, for {@code pipeline} to measure. */
@Command(name = "part", hidden = true, header = "Do one part of the way by itself.")
final class PartCommand implements Callable<Integer> {

  @Parameters(index = "0")
  Part part;

  @Option(names = "--folder", required = true)
  Path folder;

  @Option(names = "--pack", required = true)
  Path pack;

  @Option(names = "--rows", required = true)
  Path rows;

  @Option(names = "--temporary", required = true)
  Path temporary;

  @Option(names = "--bootstrap-servers", required = true)
  String bootstrapServers;

  @Option(names = "--jdbc-url", required = true)
  String jdbcUrl;

  @Override
  public Integer call() throws Exception {
    PartContext context = new PartContext(folder, pack, rows, temporary, bootstrapServers, jdbcUrl);
    System.out.println(part.run(context).line());
    return 0;
  }
}
