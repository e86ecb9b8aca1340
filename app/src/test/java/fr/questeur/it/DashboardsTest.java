package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of the dashboards can be checked without Grafana, which is not to be had on every machine. */
class DashboardsTest {

  private static final int COLUMNS = 24;

  @Test
  void everyPanelAsksTheProvisionedSource() throws IOException {
    String source =
        Files.readString(Dashboards.DEPLOY.resolve("grafana/provisioning/datasources/prometheus.yml"));
    for (Path file : Dashboards.files()) {
      JsonNode board = Dashboards.read(file);
      assertThat(board.get("uid").asText()).isNotBlank();
      for (JsonNode panel : board.get("panels")) {
        List<JsonNode> asked = new ArrayList<>(List.of(panel.get("datasource")));
        panel.get("targets").forEach(target -> asked.add(target.get("datasource")));
        assertThat(panel.get("targets")).as(panel.get("title").asText()).isNotEmpty();
        assertThat(asked).allSatisfy(each -> assertThat(source).contains("uid: " + each.get("uid").asText()));
      }
    }
  }

  @Test
  void panelsHaveIdsOfTheirOwnAndDoNotOverlap() throws IOException {
    for (Path file : Dashboards.files()) {
      Set<Integer> ids = new HashSet<>();
      Set<String> cells = new HashSet<>();
      for (JsonNode panel : Dashboards.read(file).get("panels")) {
        assertThat(ids.add(panel.get("id").asInt())).isTrue();
        JsonNode place = panel.get("gridPos");
        assertThat(place.get("x").asInt() + place.get("w").asInt()).isLessThanOrEqualTo(COLUMNS);
        for (int x = 0; x < place.get("w").asInt(); x++) {
          for (int y = 0; y < place.get("h").asInt(); y++) {
            String cell = (place.get("x").asInt() + x) + "," + (place.get("y").asInt() + y);
            assertThat(cells.add(cell)).as("%s, %s at %s", file, panel.get("title"), cell).isTrue();
          }
        }
      }
    }
  }
}
