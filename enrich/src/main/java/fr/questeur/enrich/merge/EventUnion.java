package fr.questeur.enrich.merge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import fr.questeur.contract.Event;
import fr.questeur.contract.EventType;
import fr.questeur.contract.Part;
import fr.questeur.enrich.parse.common.Lifecycle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The events that two documents tell. One of the same type, part and date is the same event; its page and reason are
 * from whichever prints them. One without a date tells of what the other document dates, and goes. What happens only
 * once has the date of the first document.
 */
final class EventUnion {

  private EventUnion() {}

  /** The events of the first document with those of the second, in the order of a life. */
  static List<Event> of(List<Event> first, List<Event> second) {
    Map<Kind, List<Event>> ofFirst = byKind(first);
    Map<Kind, List<Event>> ofSecond = byKind(second);
    List<Event> all = new ArrayList<>();
    ofFirst.forEach((kind, events) -> all.addAll(
        ofSecond.containsKey(kind) ? ofOneKind(kind, events, ofSecond.get(kind)) : events));
    ofSecond.forEach((kind, events) -> all.addAll(ofFirst.containsKey(kind) ? List.of() : events));
    return all.stream().sorted(Lifecycle.IN_ORDER).toList();
  }

  private static Map<Kind, List<Event>> byKind(List<Event> events) {
    return events.stream()
        .collect(groupingBy(event -> new Kind(event.type(), event.part()), LinkedHashMap::new, toList()));
  }

  private static List<Event> ofOneKind(Kind kind, List<Event> first, List<Event> second) {
    List<Event> dated = new ArrayList<>(first.stream().filter(event -> event.date() != null).toList());
    Map<LocalDate, Integer> places = new HashMap<>();
    for (int i = 0; i < dated.size(); i++) {
      places.putIfAbsent(dated.get(i).date(), i);
    }
    boolean isComplete = Lifecycle.ONCE.contains(kind.type()) && !dated.isEmpty();
    for (Event event : second) {
      Integer place = places.get(event.date());
      if (place != null) {
        dated.set(place, filled(dated.get(place), event));
      } else if (event.date() != null && !isComplete) {
        places.put(event.date(), dated.size());
        dated.add(event);
      }
    }
    List<Event> undated = Stream.concat(first.stream(), second.stream()).filter(event -> event.date() == null).toList();
    if (dated.isEmpty() && undated.size() > 2) {
      return first.size() >= second.size() ? first : second;
    }
    if (dated.size() <= 1) {
      return List.of(Stream.concat(dated.stream(), undated.stream()).reduce(EventUnion::filled).orElseThrow());
    }
    return dated;
  }

  private static Event filled(Event event, Event other) {
    return new Event(
        event.type(),
        event.date(),
        event.page() == null ? other.page() : event.page(),
        event.part(),
        event.reason() == null ? other.reason() : event.reason());
  }

  private record Kind(EventType type, Part part) {}
}
