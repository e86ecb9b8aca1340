package fr.questeur.enrich.merge;

import static java.util.Comparator.comparing;

import fr.questeur.contract.Author;
import fr.questeur.contract.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** The author, of whom pages know the name and data the ids. All documents mean the same person. */
final class AuthorUnion {

  private final Witnesses witnesses;

  private AuthorUnion(Witnesses witnesses) {
    this.witnesses = witnesses;
  }

  /** Null if no document says anything of the author. */
  static Author of(Witnesses witnesses) {
    return new AuthorUnion(witnesses).author();
  }

  private Author author() {
    if (witnesses.all().stream().allMatch(state -> state.author() == null)) {
      return null;
    }
    String name = witnesses.first("author.name", part(Author::name));
    List<Question> groups = agreeing();
    return new Author(
        witnesses.first("author.civility", thoseWhoSay(name), part(Author::civility)),
        name,
        witnesses.first("author.actorId", part(Author::actorId)),
        witnesses.first("author.mandateId", part(Author::mandateId)),
        witnesses.first("author.group", groups, part(Author::group)),
        witnesses.first("author.groupCode", groups, part(Author::groupCode)),
        witnesses.first("author.groupId", groups, part(Author::groupId)),
        witnesses.first("author.constituency", part(Author::constituency)),
        witnesses.first("author.region", part(Author::region)));
  }

  /** Those with that name before the others, so that the civility stands with it in one document where it can. */
  private List<Question> thoseWhoSay(String name) {
    return inOrder(state -> name != null && name.equals(part(Author::name).apply(state)) ? 0 : 1);
  }

  /**
   * The documents that mean one and the same group: the one believed first and those that share its name, code or id
   * and contradict it in none. The open data have the group of the time of the question, the XML view that of the day
   * it was made.
   */
  private List<Question> agreeing() {
    List<Question> agreeing = new ArrayList<>();
    Group group = new Group(null, null, null);
    for (Question state : inOrder(AuthorUnion::distrust)) {
      Group told = Group.of(state.author());
      if (!told.isEmpty() && (group.isEmpty() || group.agreesWith(told))) {
        agreeing.add(state);
        group = group.filled(told);
      }
    }
    return agreeing;
  }

  private static int distrust(Question state) {
    return switch (Layout.of(state.source().layout())) {
      case OPEN_DATA -> 0;
      case XML_VIEW -> 2;
      default -> 1;
    };
  }

  private List<Question> inOrder(Function<Question, Integer> rank) {
    return witnesses.all().stream().sorted(comparing(rank)).toList();
  }

  private static Function<Question, String> part(Function<Author, String> part) {
    return state -> state.author() == null ? null : part.apply(state.author());
  }

  /** What a document says of the group; any part may be null. */
  private record Group(String name, String code, String id) {

    static Group of(Author author) {
      return author == null
          ? new Group(null, null, null)
          : new Group(author.group(), author.groupCode(), author.groupId());
    }

    boolean isEmpty() {
      return name == null && code == null && id == null;
    }

    boolean agreesWith(Group other) {
      List<Boolean> shared = new ArrayList<>();
      compare(name, other.name, Labels::areSame, shared);
      compare(code, other.code, Labels::areSame, shared);
      compare(id, other.id, Objects::equals, shared);
      return !shared.isEmpty() && !shared.contains(false);
    }

    private static void compare(String one, String other, BiPredicate<String, String> same, List<Boolean> shared) {
      if (one != null && other != null) {
        shared.add(same.test(one, other));
      }
    }

    Group filled(Group other) {
      return new Group(
          name == null ? other.name : name, code == null ? other.code : code, id == null ? other.id : id);
    }
  }
}
