-- What makes rows cheaper to write; figures are in docs/performance.md.

-- One regular expression instead of translate(), which looks at every character seventeen times. Points, slashes and @
-- separate words too: else «député/sénateur» would be one word, the name of a file, once its accents are gone.
CREATE OR REPLACE FUNCTION question_search_text(content text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN replace(
  regexp_replace(
    content,
    U&'[*./@\2019\2018\201C\201D\201E\00AB\00BB\2026\2013\2014\2022\00B7\00A0\202F\2009]', ' ', 'g'),
  U&'\2011', '-');
COMMENT ON FUNCTION question_search_text(text) IS
  'The text with spaces for typographic marks, emphasis and what joins words, for indexing and searching alike; as many '
  'characters as it had';

-- Accents are taken off the whole text, not off word by word by a dictionary in front of the stemmer. Queries still go
-- by the dictionary, and must by it for words with digits in them, too.
ALTER TEXT SEARCH CONFIGURATION questeur_french
  ALTER MAPPING FOR numword, numhword, hword_numpart WITH unaccent, simple;

CREATE OR REPLACE FUNCTION question_search_words(content text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
RETURN to_tsvector('french', unaccent(question_search_text(coalesce(content, ''))));

ALTER FUNCTION question_search_document(text, text, text) RENAME TO question_search_document_cut;
COMMENT ON FUNCTION question_search_document_cut(text, text, text) IS
  'question_search_document of texts that may be too long for a tsvector: as much as fits';

-- A tsvector of less than 100,000 bytes of text never comes near its limit of 1 MB. Without a handler of exceptions,
-- which costs a subtransaction for each row, and inlined.
CREATE FUNCTION question_search_document(heading text, question text, answer text) RETURNS tsvector
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE
  WHEN coalesce(octet_length(heading), 0) + coalesce(octet_length(question), 0) + coalesce(octet_length(answer), 0)
    < 100000
  THEN setweight(question_search_words(heading), 'A')
    || setweight(question_search_words(question), 'B')
    || setweight(question_search_words(answer), 'C')
  ELSE question_search_document_cut(heading, question, answer)
END;
COMMENT ON FUNCTION question_search_document(text, text, text) IS
  'What question_search holds for a question of that heading, text and answer';

-- Trying to compress a tsvector takes time and saves nothing: it holds next to no repetition.
ALTER TABLE question_search ALTER document SET STORAGE EXTERNAL;

-- Rows of before have addresses and the like as one word. The sink makes them up anew, while it works.
TRUNCATE question_search;

-- lz4 takes a fraction of the time of pglz, for a little more space. Not every server has it; rows of before stay as
-- they are, and both are read alike.
DO $$
BEGIN
  IF (SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression') THEN
    ALTER TABLE question ALTER question_text SET COMPRESSION lz4, ALTER answer_text SET COMPRESSION lz4;
    ALTER TABLE later_answer ALTER answer_text SET COMPRESSION lz4;
  END IF;
END
$$;
