package fr.questeur;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every regular expression of the product takes time in proportion to its input, whatever that is: a pattern is found by
 * looking into all classes, so that none can be forgotten. Time is counted in characters that the pattern reads, which is
 * the same on every machine.
 */
class LinearPatternsTest {

  private static final int SHORT = 500;
  private static final int GROWTH = 4;
  /** Linear time grows fourfold, quadratic time 16-fold; bounded repetitions are in between at this length. */
  private static final int MOST_GROWTH = 11;

  /** Reads of each character below which time cannot be quadratic, even if a match begins at few places. */
  private static final long CHEAP = 10;

  /** Patterns that are only ever matched against a whole text: to search with them would be quadratic. */
  private static final Set<String> MATCHED_AS_A_WHOLE =
      Set.of(
          "fr.questeur.embedded.DataDirectory.OURS",
          "fr.questeur.feed.stream.CountProcessor.KEY",
          "fr.questeur.monitor.page.HostName.IPV6");

  private static final Pattern NO_LITERAL = Pattern.compile("\\\\[a-zA-Z]|[?:()|]");
  private static final Pattern WORD = Pattern.compile("[\\p{L}<>\"=/°']{1,30}");

  private static final List<String> PUMPS =
      List.of(
          " ", "\t", "\n", "\u00A0", "a", "e", "é", "L", "i", "iv", "0", "1", "12", "1 ", "1-", "1/", "1.", "a ", "a.", "a,", ", ", ".",
          ",", ":", ";", "<", ">", "<a", "/", "(", ")", "()", "[", "]", "[a](", "\"", "'", "«", "»", "-", " - ", "_", "*", "#", "|",
          "&", "?", "=", "a=", "=\"", "@", "%", "n°", "n° 1 ", "et ", "1 et ", "L. 1, ", "\uD83D\uDE00", "\u0301");

  private final JavaClasses questeur =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fr.questeur");

  @Test
  void everyPatternTakesLinearTime() throws Exception {
    Map<String, Pattern> patterns = patterns();
    assertThat(patterns).hasSizeGreaterThan(100);
    Map<String, String> slow = new TreeMap<>();
    patterns.forEach((name, pattern) -> slow.computeIfAbsent(name, any -> slowInput(pattern, !MATCHED_AS_A_WHOLE.contains(name))));
    assertThat(slow).isEmpty();
  }

  @Test
  void noticesQuadraticTime() {
    for (String quadratic : List.of("\\s+$", "a*b", "<[^>]*>", "x.*y", "\\d+(?!\\d|,)z")) {
      assertThat(slowInput(Pattern.compile(quadratic), true)).as(quadratic).isNotNull();
    }
  }

  /** Patterns within a call are compiled each time, and nobody would find them here. */
  @Test
  void patternsOfReadersAreConstants() {
    for (String method : List.of("matches", "replaceFirst", "replaceAll")) {
      noClasses()
          .that().resideInAnyPackage("fr.questeur.enrich..", "fr.questeur.ingest..", "fr.questeur.feed..", "fr.questeur.sink..")
          .should().callMethodWhere(
              JavaCall.Predicates.target(owner(equivalentTo(String.class))).and(JavaCall.Predicates.target(name(method))))
          .check(questeur);
    }
  }

  /** All constants that are patterns, and all patterns of constants of enums, by name. */
  private Map<String, Pattern> patterns() throws Exception {
    Map<String, Pattern> found = new TreeMap<>();
    for (JavaClass each : questeur) {
      boolean mayHold = each.getAllFields().stream().anyMatch(field -> field.getRawType().isEquivalentTo(Pattern.class));
      if (mayHold && !each.getPackageName().startsWith("fr.questeur.bench")) {
        Class<?> type = Class.forName(each.getName());
        for (Field field : type.getDeclaredFields()) {
          add(found, type, field);
        }
      }
    }
    return found;
  }

  private static void add(Map<String, Pattern> found, Class<?> type, Field field) throws IllegalAccessException {
    if (field.getType() != Pattern.class) {
      return;
    }
    field.setAccessible(true);
    String name = type.getName() + "." + field.getName();
    if (Modifier.isStatic(field.getModifiers())) {
      found.put(name, (Pattern) field.get(null));
    } else if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        found.put(name + " of " + constant, (Pattern) field.get(constant));
      }
    }
  }

  /** An input for which the pattern takes more than linear time, in words; null if none was found. */
  private static String slowInput(Pattern pattern, boolean isSearched) {
    List<String> words = words(pattern);
    List<String> starts = words.isEmpty() ? List.of("") : List.of("", words.get(0));
    for (String pump : pumps(words)) {
      for (String start : starts) {
        if (overflows(pattern, start + pump.repeat(GROWTH * SHORT / pump.length()))) {
          return "«%s», then «%s» again and again: the stack is too small".formatted(start, pump);
        }
        long before = reads(pattern, isSearched, start + pump.repeat(SHORT / pump.length()));
        long after =
            before < CHEAP * SHORT ? 0 : reads(pattern, isSearched, start + pump.repeat(GROWTH * SHORT / pump.length()));
        if (after > MOST_GROWTH * before) {
          return "«%s», then «%s» again and again: %,d reads become %,d".formatted(start, pump, before, after);
        }
      }
    }
    return null;
  }

  /** What stands literally in the pattern, in its order. */
  private static List<String> words(Pattern pattern) {
    String literal = NO_LITERAL.matcher(pattern.pattern()).replaceAll(" ");
    return WORD.matcher(literal).results().map(MatchResult::group).distinct().limit(15).toList();
  }

  /** Those of every pattern, the words of this one, and the words with something behind. */
  private static Set<String> pumps(List<String> words) {
    Set<String> pumps = new LinkedHashSet<>(PUMPS);
    for (String word : words) {
      pumps.addAll(List.of(word, word + " ", word + " 1 "));
    }
    for (int i = 0; i + 1 < Math.min(words.size(), 12); i++) {
      pumps.add(words.get(i) + " " + words.get(i + 1) + " ");
    }
    return pumps;
  }

  /** Groups that are repeated are matched by recursion, which takes stack for each character. */
  private static boolean overflows(Pattern pattern, String text) {
    try {
      pattern.matcher(text).find();
      return false;
    } catch (StackOverflowError e) {
      return true;
    }
  }

  /** How many characters the pattern reads to find all matches, if asked, and to find out whether the whole is one. */
  private static long reads(Pattern pattern, boolean isSearched, String text) {
    long reads = 0;
    // A near miss at the end makes the engine try all other ways.
    for (String each : List.of(text, text + "\u0000")) {
      CountedText counted = new CountedText(each);
      Matcher matcher = pattern.matcher(counted);
      boolean more = isSearched;
      while (more) {
        more = matcher.find();
      }
      matcher.reset().matches();
      reads += counted.reads;
    }
    return reads;
  }

  /** A text that counts how many of its characters are read. */
  private static final class CountedText implements CharSequence {

    private final String text;
    private long reads;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
