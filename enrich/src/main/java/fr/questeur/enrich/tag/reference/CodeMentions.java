package fr.questeur.enrich.tag.reference;

import static fr.questeur.enrich.tag.reference.Notation.WORD_START;

import java.util.regex.Pattern;

/**
 * Follows which codes a text has named on its way: «du même code» means the last one. That leaves a doubt where the
 * last is none of ours, and where it is one of several and not named nearby. Asked with positions that never go back.
 */
final class CodeMentions {

  private static final Pattern MENTION =
      Pattern.compile(
          WORD_START + "(?:(?:nouveau\\h)?code\\h[a-z]|livre\\hdes\\hp|c[a-z0-9]{2,5}(?![a-z])|lpf(?![a-z]))");

  private static final Pattern SOME_CODE = Pattern.compile("code\\h(?:de|du|des|d')");

  private static final int NEARBY = 500;

  private final Passage passage;
  private Keywords mentions;
  private int nextStart;
  private int end;
  private int lastEnd = -1;
  private String last;
  private boolean several;

  CodeMentions(Passage passage) {
    this.passage = passage;
  }

  /** What «the same code» means at that position; null if nothing, or in doubt. */
  String sameCode(int position) {
    advance(position);
    boolean isNear = lastEnd >= 0 && position - lastEnd <= NEARBY;
    return lastEnd >= 0 && (isNear || !several) ? last : null;
  }

  /** The code last named before that position, null if it is none of ours, with where its name ends. */
  Codes.Named lastBefore(int position) {
    advance(position);
    return last == null || lastEnd < 0 ? null : new Codes.Named(last, lastEnd);
  }

  private void advance(int position) {
    if (mentions == null) {
      // Not before it is asked: few texts have an article without its code.
      mentions = new Keywords(passage, MENTION, passage.words("c", "nouveau", "livre", "lpf"));
      nextStart = next();
    }
    while (nextStart < position) {
      Codes.Named named = Codes.at(passage.folded(), nextStart);
      if (named != null || Notation.at(SOME_CODE, passage.folded(), nextStart).lookingAt()) {
        String name = named == null ? "" : named.canonical();
        several |= last != null && !last.equals(name) || named == null;
        last = name;
        lastEnd = named == null ? -1 : named.end();
      }
      nextStart = next();
    }
  }

  private int next() {
    boolean more = mentions.find(end);
    end = more ? mentions.end() : end;
    return more ? mentions.start() : Integer.MAX_VALUE;
  }
}
