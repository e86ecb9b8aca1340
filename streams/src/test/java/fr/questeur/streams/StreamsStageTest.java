package fr.questeur.streams;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.questeur.contract.kafka.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsStageTest {

  @Test
  void namesTheStateDirectoryThatCannotBeUsedAndTheReason(@TempDir Path directory) throws IOException {
    Path state = Files.createFile(directory.resolve("a-file")).resolve("state");

    assertThatThrownBy(() -> new StreamsStage(
            "enrich", Topics.RAW, List.of(), topology(),
            StreamsSettings.of("test", 1, state, Map.of("bootstrap.servers", "127.0.0.1:1"), Map.of()),
            new SimpleMeterRegistry(), new TaskPulses()) {})
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("enrich cannot use its state directory " + state + ": ")
        .hasMessageContaining("couldn't be created");
  }

  private static Topology topology() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.table(
        Topics.RAW.name(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()), Materialized.as("store"));
    return builder.build();
  }
}
