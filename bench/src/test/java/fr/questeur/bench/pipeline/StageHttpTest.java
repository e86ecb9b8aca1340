package fr.questeur.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StageHttpTest {

  @Test
  void documentsOfAStageWhateverBecameOfThem() {
    String metrics =
        """
        # TYPE questeur_documents_total counter
        questeur_documents_total{fate="enriched",stage="enrich"} 1200.0
        questeur_documents_total{fate="dead_lettered",stage="enrich"} 3.0
        questeur_documents_total{fate="published",stage="ingest"} 7000.0
        questeur_dead_letters_total{reason="empty",stage="enrich"} 3.0
        questeur_stage_ready{stage="enrich"} 1.0
        """;
    assertThat(StageHttp.documents(metrics, "enrich")).isEqualTo(1203);
    assertThat(StageHttp.documents(metrics, "ingest")).isEqualTo(7000);
    assertThat(StageHttp.documents(metrics, "sink")).isZero();
  }
}
