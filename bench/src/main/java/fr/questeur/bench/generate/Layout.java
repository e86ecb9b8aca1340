package fr.questeur.bench.generate;

import fr.questeur.contract.QuestionUid;
import fr.questeur.enrich.parse.common.ParsedQuestion;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** A layout in which questions are printed, under the name that {@code Source.layout} has for it. */
public enum Layout {
  TEXT("text", "txt", new TextWriter()),
  PAGE_LEGACY("page-legacy", "htm", new LegacyPageWriter()),
  PAGE_TABLE("page-table", "html", new TablePageWriter()),
  PAGE_2017("page-2017", "htm", new PageWriter()),
  PAGE_DYN("page-dyn", "html", new DynPageWriter()),
  TEXT_DYN("text-dyn", "txt", new DynTextWriter()),
  XML_VIEW("xml-view", "xml", new XmlViewWriter()),
  OPEN_DATA_XML("open-data-xml", "xml", new OpenDataXmlWriter()),
  OPEN_DATA_JSON("open-data-json", "json", new OpenDataJsonWriter()),
  GOVERNMENT_FLOW("government-flow", "xml", new GovernmentFlowWriter());

  private final String id;
  private final String extension;
  private final LayoutWriter writer;

  Layout(String id, String extension, LayoutWriter writer) {
    this.id = id;
    this.extension = extension;
    this.writer = writer;
  }

  public String id() {
    return id;
  }

  /** The layout of that name. */
  public static Layout of(String id) {
    for (Layout layout : values()) {
      if (layout.id.equals(id)) {
        return layout;
      }
    }
    throw new IllegalArgumentException("no such layout: " + id);
  }

  /** The document that prints these facts. */
  public byte[] document(Facts facts) {
    StringBuilder out = new StringBuilder(16_384);
    writer.write(facts, out);
    return out.toString().getBytes(charset());
  }

  /** What a reader of that document can know. */
  public ParsedQuestion printed(Facts facts) {
    return writer.printed(facts);
  }

  /** As sites and archives name files: {@code 14-26402QE.txt}, {@code QANR5L14QE26402.json}. */
  public String fileName(QuestionUid uid) {
    return switch (this) {
      case PAGE_DYN, TEXT_DYN, OPEN_DATA_JSON, OPEN_DATA_XML -> uid + "." + extension;
      default -> uid.legislature() + "-" + uid.number() + uid.type() + "." + extension;
    };
  }

  Charset charset() {
    return this == PAGE_LEGACY ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
  }

  /** How one question stands in the file of a whole legislature; null where there are no such files. */
  BiConsumer<Facts, StringBuilder> entries() {
    return switch (this) {
      case OPEN_DATA_JSON -> OpenDataJsonWriter::entry;
      case OPEN_DATA_XML -> OpenDataXmlWriter::entry;
      default -> null;
    };
  }
}
