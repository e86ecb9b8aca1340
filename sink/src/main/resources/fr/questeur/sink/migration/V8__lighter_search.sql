-- The same search rows for less than half the CPU time (docs/performance.md): rows of before need not be made anew.

-- One regular expression instead of translate(), which looks at every character of the text seventeen times.
CREATE OR REPLACE FUNCTION question_search_text(content text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN replace(
  regexp_replace(
    content,
    U&'[*\2019\2018\201C\201D\201E\00AB\00BB\2026\2013\2014\2022\00B7\00A0\202F\2009]', ' ', 'g'),
  U&'\2011', '-');

-- Accents are taken off the whole text, not off word by word by a dictionary in front of the stemmer.
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
