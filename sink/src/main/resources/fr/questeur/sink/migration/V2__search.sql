-- A table of its own: the sink writes it in a statement of its own, which a bulk load can leave out and make up for
-- later by question_search_document.

CREATE EXTENSION IF NOT EXISTS unaccent;

CREATE TEXT SEARCH CONFIGURATION questeur_french (COPY = french);
ALTER TEXT SEARCH CONFIGURATION questeur_french
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
COMMENT ON TEXT SEARCH CONFIGURATION questeur_french IS 'French stems, without regard to accents';

-- Under a locale that does not know them (C), typographic marks would count as letters: l’eau would be one word.
CREATE FUNCTION question_search_text(content text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(content, U&'*\2019\2018\201C\201D\201E\00AB\00BB\2026\2013\2014\2022\00B7\00A0\202F\2009\2011',
  repeat(' ', 16) || '-');
COMMENT ON FUNCTION question_search_text(text) IS
  'The text with spaces for typographic marks and emphasis, for indexing and searching alike';

CREATE FUNCTION question_search_words(content text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
RETURN to_tsvector('questeur_french', question_search_text(coalesce(content, '')));
COMMENT ON FUNCTION question_search_words(text) IS 'The stems of a text with their places; empty for null';

CREATE TABLE question_search (
  uid      text PRIMARY KEY REFERENCES question ON DELETE CASCADE,
  document tsvector NOT NULL
);
CREATE INDEX question_search_document ON question_search USING gin (document);
COMMENT ON TABLE question_search IS 'French full-text index of the questions; see search_questions';
COMMENT ON COLUMN question_search.uid IS 'The question';
COMMENT ON COLUMN question_search.document IS
  'Heading (weight A), question (B) and answer (C) in the configuration questeur_french; of very long texts the '
  'beginning';

-- A tsvector holds 1 MB at most. Of texts that would make a larger one, as much is indexed as fits.
CREATE FUNCTION question_search_document(heading text, question text, answer text) RETURNS tsvector
LANGUAGE plpgsql STABLE AS $$
DECLARE
  characters integer := 1000000;
BEGIN
  LOOP
    BEGIN
      RETURN
        setweight(question_search_words(left(heading, characters)), 'A')
        || setweight(question_search_words(left(question, characters)), 'B')
        || setweight(question_search_words(left(answer, characters)), 'C');
    EXCEPTION WHEN program_limit_exceeded THEN
      characters := characters / 2;
    END;
  END LOOP;
END;
$$;
COMMENT ON FUNCTION question_search_document(text, text, text) IS
  'What question_search holds for a question of that heading, text and answer';

CREATE FUNCTION search_questions(query text) RETURNS TABLE (uid text, rank real)
LANGUAGE sql STABLE AS $$
  SELECT s.uid, ts_rank(s.document, q)
  FROM question_search s, websearch_to_tsquery('questeur_french', question_search_text(query)) q
  WHERE s.document @@ q
  ORDER BY 2 DESC, 1
$$;
COMMENT ON FUNCTION search_questions(text) IS
  'Questions that match, best first. Written as for a web search: words, "a phrase", or, -without';
