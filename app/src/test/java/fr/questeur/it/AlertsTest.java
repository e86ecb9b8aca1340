package fr.questeur.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every alert fires on what it is for, and none on a pipeline at work: Prometheus' own test of rules. */
class AlertsTest {

  private static final Path RULES = Dashboards.DEPLOY.resolve("prometheus");
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

  @Test
  void theTestsOfTheRulesPass() throws IOException, InterruptedException {
    assumeTrue(Prometheus.isInstalled(), Prometheus.MISSING);
    Process promtool =
        new ProcessBuilder("promtool", "test", "rules", "alerts.test.yml")
            .directory(RULES.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(promtool.waitFor()).as(output).isZero();
  }

  @Test
  void everyAlertIsMadeToFireAndHasItsRemedy() throws IOException {
    List<String> alerts =
        ALERT.matcher(Files.readString(RULES.resolve("alerts.yml"))).results().map(alert -> alert.group(1)).toList();
    String tests = Files.readString(RULES.resolve("alerts.test.yml"));
    String remedies = Files.readString(Path.of("..", "docs", "monitoring.md"));

    assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
      assertThat(tests).containsPattern("alertname: " + alert + "\\n +exp_alerts:");
      assertThat(remedies).contains("`" + alert + "`");
    });
  }
}
