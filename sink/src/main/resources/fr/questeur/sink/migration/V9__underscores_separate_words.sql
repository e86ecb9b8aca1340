-- The parser of the text search reads a run such as a_a_a in quadratic time: 40,000 characters take a minute. What it
-- finds in it are the same words as with spaces.
CREATE OR REPLACE FUNCTION question_search_text(content text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN replace(
  regexp_replace(
    content,
    U&'[*./@_\2019\2018\201C\201D\201E\00AB\00BB\2026\2013\2014\2022\00B7\00A0\202F\2009]', ' ', 'g'),
  U&'\2011', '-');
