package fr.questeur.cli;

import fr.questeur.operate.deadletters.DeadLetterBox;
import fr.questeur.operate.deadletters.Letter;
import fr.questeur.operate.deadletters.LetterId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Letters to do something about: by name, or all open ones of some kind. */
final class LetterChoice {

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Letters by name; or give filters, or --all-open.")
  List<String> ids = List.of();

  @Mixin LetterFilterOptions filter;

  @Option(names = "--all-open", description = "All that are open.")
  boolean allOpen;

  @Option(names = "--again", description = "Letters by name even if they are done already.")
  boolean again;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  boolean dryRun;

  /**
   * The names of those that are meant; of the letters themselves, which may be many and large, none is kept.
   *
   * @throws IllegalArgumentException if nothing was chosen, in two ways, or what is not there
   */
  List<LetterId> chosen(DeadLetterBox box) {
    if (ids.isEmpty() && !allOpen && !filter.isGiven()) {
      throw new IllegalArgumentException("say which: ids, filters such as --reason, or --all-open");
    }
    if (!ids.isEmpty() && (allOpen || filter.isGiven())) {
      throw new IllegalArgumentException("give ids, or filters, not both");
    }
    return ids.isEmpty() ? open(box) : named(box);
  }

  private List<LetterId> open(DeadLetterBox box) {
    Predicate<Letter> wanted = filter.filter().test();
    List<LetterId> open = new ArrayList<>();
    box.forEach(letter -> {
      if (letter.isOpen() && wanted.test(letter)) {
        open.add(letter.id());
      }
    });
    return open;
  }

  private List<LetterId> named(DeadLetterBox box) {
    Set<LetterId> named = new LinkedHashSet<>();
    for (String id : ids) {
      Letter letter = box.get(LetterId.parse(id));
      if (letter == null) {
        throw new IllegalArgumentException("there is no dead letter " + id);
      }
      if (!letter.isOpen() && !again) {
        throw new IllegalArgumentException(
            "%s is %s already; --again to do it all the same".formatted(id, letter.resolution().state().code()));
      }
      named.add(letter.id());
    }
    return List.copyOf(named);
  }
}
