package fr.questeur.bench.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fr.questeur.bench.generate.Layout;
import fr.questeur.contract.Question;
import fr.questeur.contract.QuestionJson;
import fr.questeur.enrich.Enricher;
import fr.questeur.enrich.parse.Parsers;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import fr.questeur.enrich.tag.Tagger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.Jsoup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reads one document after the other; an operation is one document. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ParseBenchmark {

  private static final String PATH = "inbox/document";

  @Param("text")
  public String workload;

  @Param("1")
  public long seed;

  /** Empty without one. */
  @Param("")
  public String corpus;

  private final Enricher enricher = new Enricher();
  private final JsonFactory json = new JsonFactory();
  private final XMLInputFactory xml = XMLInputFactory.newFactory();
  private final Tagger tagger = new Tagger();
  private byte[][] documents;
  private ParsedQuestion[] parsed;
  private Question[] questions;
  private byte[][] events;
  private Layout layout;
  private int next;

  @Setup
  public void load() {
    Workload of = Workload.of(workload, seed, corpus.isEmpty() ? null : Path.of(corpus));
    documents = of.documents().toArray(new byte[0][]);
    layout = of.layout();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    parsed = of.documents().stream().map(Parsers::parse).toArray(ParsedQuestion[]::new);
    questions = of.documents().stream()
        .map(document -> enricher.enrich(document, PATH, Instant.EPOCH))
        .toArray(Question[]::new);
    events = Arrays.stream(questions).map(QuestionJson::write).toArray(byte[][]::new);
  }

  /** All that Questeur does with a document: tell its layout, parse and tag it, and digest its bytes. */
  @Benchmark
  public Question enrich() {
    return enricher.enrich(document(), null, Instant.EPOCH);
  }

  /** Of that, reading the document. */
  @Benchmark
  public ParsedQuestion parse() {
    return Parsers.parse(document());
  }

  /** Of that, finding ministries, dates, delays and references in what was read. */
  @Benchmark
  public Question tag() {
    document();
    return tagger.tag(parsed[next], questions[next].source());
  }

  /** What enrich does with each question: one line of JSON. */
  @Benchmark
  public byte[] serialise() {
    document();
    return QuestionJson.write(questions[next]);
  }

  /** What sink and feed do with each line. */
  @Benchmark
  public Question deserialise() {
    document();
    return QuestionJson.read(events[next]);
  }

  /** A general parser's pass over the same bytes, with nothing made of what it finds. */
  @Benchmark
  public Object bare() throws IOException, XMLStreamException {
    byte[] document = document();
    return switch (layout) {
      case OPEN_DATA_JSON -> bareJson(document);
      case OPEN_DATA_XML, XML_VIEW, GOVERNMENT_FLOW -> bareXml(document);
      case PAGE_LEGACY -> Jsoup.parse(new ByteArrayInputStream(document), "ISO-8859-1", "");
      default -> Jsoup.parse(new ByteArrayInputStream(document), "UTF-8", "");
    };
  }

  /** The same where texts are HTML within JSON or XML: a general parser's pass over these, too. */
  @Benchmark
  public Object bareWithTexts() throws IOException, XMLStreamException {
    byte[] document = document();
    return layout == Layout.OPEN_DATA_JSON ? bareJsonWithTexts(document) : bareXmlWithTexts(document);
  }

  /** The least there is to do with a text. */
  @Benchmark
  public String decode() {
    return new String(document(), StandardCharsets.UTF_8);
  }

  private byte[] document() {
    next = next + 1 == documents.length ? 0 : next + 1;
    return documents[next];
  }

  private long bareJson(byte[] document) throws IOException {
    long characters = 0;
    try (JsonParser parser = json.createParser(document)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          characters += parser.getText().length();
        }
      }
    }
    return characters;
  }

  private int bareJsonWithTexts(byte[] document) throws IOException {
    int elements = 0;
    try (JsonParser parser = json.createParser(document)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          elements += html(parser.getText());
        }
      }
    }
    return elements;
  }

  private int bareXmlWithTexts(byte[] document) throws XMLStreamException {
    int elements = 0;
    StringBuilder text = new StringBuilder();
    XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(document));
    while (reader.hasNext()) {
      reader.next();
      if (reader.isCharacters()) {
        text.append(reader.getText());
      } else if (reader.isEndElement()) {
        elements += html(text.toString());
        text.setLength(0);
      }
    }
    reader.close();
    return elements;
  }

  /** What has no tags and no references is no HTML. */
  private static int html(String text) {
    return text.indexOf('<') < 0 && text.indexOf('&') < 0 ? 0 : Jsoup.parseBodyFragment(text).childNodeSize();
  }

  private long bareXml(byte[] document) throws XMLStreamException {
    long characters = 0;
    XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(document));
    while (reader.hasNext()) {
      reader.next();
      if (reader.isCharacters()) {
        characters += reader.getText().length();
      }
    }
    reader.close();
    return characters;
  }
}
