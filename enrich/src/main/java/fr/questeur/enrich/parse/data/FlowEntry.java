package fr.questeur.enrich.parse.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A question in the flow, with what stands beside it.
 *
 * @param question its fields
 * @param holder what it stands in; may hold the answer, and questions that the same answer closes
 * @param outerType the type of all questions there; null if each has its own
 * @param ofAnswers whether it stands in the part of a weekly issue that holds the answers
 */
record FlowEntry(Node question, Node holder, String outerType, boolean ofAnswers) {

  private record Place(Node node, Node holder, String outerType, boolean ofAnswers) {}

  /** All questions in a document, in order. Those named by their id alone are none. */
  static List<FlowEntry> all(Node document) {
    List<FlowEntry> found = new ArrayList<>();
    Deque<Place> left = new ArrayDeque<>();
    left.push(new Place(document, Node.ABSENT, null, false));
    while (!left.isEmpty()) {
      Place place = left.pop();
      Node node = place.node();
      if (isQuestion(node)) {
        found.add(new FlowEntry(node, place.holder(), place.outerType(), place.ofAnswers()));
        continue;
      }
      String type = node.name().equals("questions") && node.has("@type") ? node.text("@type") : place.outerType();
      boolean ofAnswers = place.ofAnswers() || "REP".equals(node.text("@part"));
      List<Node> children = node.children().toList();
      for (int i = children.size() - 1; i >= 0; i--) {
        left.push(new Place(children.get(i), node, type, ofAnswers));
      }
    }
    return found;
  }

  FlowId id() {
    return FlowId.of(question, outerType);
  }

  /** The answer beside it; absent if there is none. */
  Node answer() {
    return holder.child("reponse");
  }

  /** Ids of all questions beside it: of one answer, if there is one. */
  Stream<FlowId> beside() {
    Stream<Node> ids = Stream.concat(holder.all("question").stream(), holder.all("idquestion", "idquestions").stream());
    return ids.map(node -> FlowId.of(node, outerType));
  }

  private static boolean isQuestion(Node node) {
    boolean numbered = node.has("numeroquestion", "idquestion");
    return numbered && node.has("texte", "textequestion", "datepublicationjo", "referencepublication", "auteur");
  }
}
