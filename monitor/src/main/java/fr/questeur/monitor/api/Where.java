package fr.questeur.monitor.api;

import java.util.ArrayList;
import java.util.List;

/** The condition of a query, all values apart from its text. */
final class Where {

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /**
   * Asks for one more thing; for nothing if a value is null.
   *
   * @param condition a constant, with a question mark for each value
   */
  Where and(String condition, Object... of) {
    for (Object value : of) {
      if (value == null) {
        return this;
      }
    }
    conditions.add(condition);
    values.addAll(List.of(of));
    return this;
  }

  String sql() {
    return conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions);
  }

  List<Object> values() {
    return values;
  }
}
