package fr.questeur.monitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CsvWriterTest {

  private final StringWriter out = new StringWriter();

  @Test
  void cellsAreQuotedWhereTheyMust() throws IOException {
    assertThat(row("a", "b, c", "d \"e\"", "f\ng", "", null, 1, -2, true, LocalDate.of(2013, 5, 14)))
        .isEqualTo("a,\"b, c\",\"d \"\"e\"\"\",\"f\ng\",,,1,-2,true,2013-05-14\r\n");
  }

  @Test
  void aTextIsNeverAFormula() throws IOException {
    assertThat(row("=1+1", "+33", "-x", "@SUM(A1)", "\tx", "=HYPERLINK(\"//x\",\"y\")", "＝1", "a=b"))
        .isEqualTo("'=1+1,'+33,'-x,'@SUM(A1),'\tx,\"'=HYPERLINK(\"\"//x\"\",\"\"y\"\")\",'＝1,a=b\r\n");
  }

  private String row(Object... cells) throws IOException {
    new CsvWriter(out).row(cells);
    return out.toString();
  }
}
