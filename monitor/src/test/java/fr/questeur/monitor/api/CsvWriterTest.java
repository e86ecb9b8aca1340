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
        .isEqualTo("'=1+1,'+33,'-x,'@SUM(A1),\"'\tx\",\"'=HYPERLINK(\"\"//x\"\",\"\"y\"\")\",'＝1,a=b\r\n");
  }

  @Test
  void textThatStartsCellWithOtherSeparatorIsNoFormulaEither() throws IOException {
    assertThat(row("a;=1+1", "b,@x", "c\n-1", "d;\"=1", " =1", "e; +1", "f = 1", "g;h"))
        .isEqualTo("\"a;'=1+1\",\"b,'@x\",\"c\n'-1\",\"d;\"\"'=1\", '=1,\"e; '+1\",f = 1,\"g;h\"\r\n");
  }

  @Test
  void controlCharactersAreReplaced() throws IOException {
    assertThat(row("a\0b\u001b[31mc\u0085d\te")).isEqualTo("\"a\uFFFDb\uFFFD[31mc\uFFFDd\te\"\r\n");
  }

  @Test
  void fileForExcelHasMarkSemicolonsAndCellsOfBoundedLength() throws IOException {
    assertThat(row(CsvFormat.EXCEL, "é", "a;b", "c,d", null, 1)).isEqualTo("\uFEFFé;\"a;b\";\"c,d\";;1\r\n");
    out.getBuffer().setLength(0);
    assertThat(row(CsvFormat.EXCEL, "x".repeat(40_000))).hasSize(1 + 32_767 + 2).endsWith("x…\r\n");
  }

  private String row(Object... cells) throws IOException {
    return row(CsvFormat.CSV, cells);
  }

  private String row(CsvFormat format, Object... cells) throws IOException {
    new CsvWriter(out, format).row(cells);
    return out.toString();
  }
}
