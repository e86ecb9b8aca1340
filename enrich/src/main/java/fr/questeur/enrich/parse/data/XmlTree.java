package fr.questeur.enrich.parse.data;

import static fr.questeur.contract.DeadLetterReason.NOT_A_QUESTION;

import fr.questeur.enrich.parse.common.Budget;
import fr.questeur.enrich.parse.common.RejectedDocumentException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML. No document type is accepted, so there are no entities to expand or to fetch. */
final class XmlTree {

  private static final ThreadLocal<XMLInputFactory> FACTORY = ThreadLocal.withInitial(XmlTree::factory);

  private static final String DETAIL = "Message: ";

  private final String text;
  private final Names names = new Names();
  private final Node document = new Node("");
  private final Deque<Node> open = new ArrayDeque<>();
  private int fields;

  private XmlTree(String text) {
    this.text = text;
    open.push(document);
  }

  /**
   * The document, a node without a name; its one child is the root.
   *
   * @throws RejectedDocumentException if it is cut, not well-formed, or not to be trusted
   */
  static Node read(String text) {
    return new XmlTree(text.strip()).read();
  }

  private Node read() {
    try {
      XMLStreamReader in = FACTORY.get().createXMLStreamReader(new StringReader(text));
      while (in.hasNext()) {
        take(in.next(), in);
      }
      in.close();
      return document;
    } catch (XMLStreamException e) {
      throw notWellFormed(e.getLocation(), e.getMessage());
    }
  }

  private void take(int event, XMLStreamReader in) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start(in);
      case XMLStreamConstants.END_ELEMENT -> open.pop();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          open.peek().add(in.getText());
      case XMLStreamConstants.DTD ->
          throw new RejectedDocumentException(
              NOT_A_QUESTION, "the document declares a document type (DTD), which no layout of questions does");
      default -> { }
    }
  }

  private void start(XMLStreamReader in) {
    Budget.NESTING.check(open.size());
    fields += 1 + in.getAttributeCount();
    Budget.FIELDS.check(fields);
    Node element = new Node(names.of(in.getLocalName()));
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String name = in.getAttributeName(i).getLocalPart();
      if (!name.startsWith("xmlns")) {
        Node attribute = new Node(names.of("@" + name));
        attribute.add(in.getAttributeValue(i));
        element.add(attribute);
      }
    }
    open.peek().add(element);
    open.push(element);
  }

  private RejectedDocumentException notWellFormed(Location at, String message) {
    int detailAt = message.indexOf(DETAIL);
    String detail = detailAt < 0 ? message : message.substring(detailAt + DETAIL.length());
    return Malformed.of("XML", at.getLineNumber(), at.getColumnNumber(), endsThere(at), detail);
  }

  /** Whether no tag ends after the fault: then it is the last one that is cut, or those around it never closed. */
  private boolean endsThere(Location at) {
    int line = 1;
    int start = 0;
    while (line < at.getLineNumber() && text.indexOf('\n', start) >= 0) {
      start = text.indexOf('\n', start) + 1;
      line++;
    }
    int fault = Math.min(text.length(), start + Math.max(0, at.getColumnNumber() - 1));
    boolean afterRoot = open.size() == 1 && document.isPresent();
    return text.indexOf('>', fault) < 0 && !(afterRoot && text.lastIndexOf('<') < text.lastIndexOf('>'));
  }

  /**
   * One for each thread: that of the JDK makes no promise to several. Without namespaces, as a question taken out of
   * a list may not declare its prefixes.
   */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }
}
