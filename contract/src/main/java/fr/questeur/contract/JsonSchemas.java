package fr.questeur.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The contract as JSON Schema 2020-12, for programs in other languages; in the jar under {@code schema/}. */
public final class JsonSchemas {

  /** The id of the schema of {@link Question}. */
  public static final String QUESTION_ID = "urn:questeur:schema:question:v1";

  /** The id of the schema of {@link Change}. */
  public static final String CHANGE_ID = "urn:questeur:schema:change:v1";

  private JsonSchemas() {}

  /** Of the value of {@code questions.enriched}. */
  public static String question() {
    return read("question-v1.schema.json");
  }

  /** Of the value of {@code questions.changes}. */
  public static String change() {
    return read("change-v1.schema.json");
  }

  /** Of the value of {@code questions.portfolio-stats}. */
  public static String portfolioStats() {
    return read("portfolio-stats-v1.schema.json");
  }

  /** Of the headers of {@code questions.dead-letter}, as an object of texts; {@code $defs} has the {@link Stub}. */
  public static String deadLetter() {
    return read("dead-letter-v1.schema.json");
  }

  private static String read(String name) {
    try (InputStream in = JsonSchemas.class.getResourceAsStream("schema/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
