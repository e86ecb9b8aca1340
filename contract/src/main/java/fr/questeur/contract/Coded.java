package fr.questeur.contract;

import com.fasterxml.jackson.annotation.JsonValue;

/** A constant that is written in JSON and in the database by a stable code of its own, not by its Java name. */
public interface Coded {

  /** The code, in lower case unless the field's own usage is upper case. */
  @JsonValue
  String code();
}
