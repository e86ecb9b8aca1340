-- What further layouts say of a question, and which document each field was taken from.

ALTER TABLE question
  ADD COLUMN author_actor_id              text,
  ADD COLUMN author_mandate_id            text,
  ADD COLUMN author_group_code            text,
  ADD COLUMN author_group_id              text,
  ADD COLUMN author_region                text,
  ADD COLUMN ministry_asked_full_name     text,
  ADD COLUMN ministry_in_charge_full_name text,
  ADD COLUMN rubric_id                    text,
  ADD COLUMN analysis_head_id             text,
  ADD COLUMN title                        text,
  ADD COLUMN question_journal_series      text,
  ADD COLUMN question_journal_number      text,
  ADD COLUMN question_journal_url         text,
  ADD COLUMN question_journal_nor         text,
  ADD COLUMN answer_journal_series        text,
  ADD COLUMN answer_journal_number        text,
  ADD COLUMN answer_journal_url           text,
  ADD COLUMN answer_journal_nor           text,
  ADD COLUMN answered_with                text[] NOT NULL DEFAULT '{}';

COMMENT ON COLUMN question.author_actor_id IS
  'The author in the open data of the Assemblée nationale (acteurRef), such as PA720614';
COMMENT ON COLUMN question.author_mandate_id IS 'The author''s mandate there (mandatRef), such as PM797055';
COMMENT ON COLUMN question.author_group_code IS 'Short form of the political group (groupe, abrégé), such as RN';
COMMENT ON COLUMN question.author_group_id IS 'The political group in the open data (organeRef), such as PO800520';
COMMENT ON COLUMN question.author_region IS
  'Region where the author is elected (région), which some pages print instead of or beside the circonscription';
COMMENT ON COLUMN question.ministry_asked_full_name IS
  'Long form of ministry_asked (développé), such as Ministère de l’Europe et des affaires étrangères';
COMMENT ON COLUMN question.ministry_in_charge_full_name IS 'Long form of ministry_in_charge (développé)';
COMMENT ON COLUMN question.rubric_id IS
  'One id for all spellings of the rubrique: lower-case ASCII words joined by hyphens, such as politique-exterieure';
COMMENT ON COLUMN question.analysis_head_id IS 'One id for all spellings of the tête d''analyse, made likewise';
COMMENT ON COLUMN question.title IS
  'Title (titre), which pages print since 2017 in place of tête d''analyse and analyses';
COMMENT ON COLUMN question.question_journal_series IS
  'Series of the Journal officiel that printed the question (typeJO): JO_QUESTION, JO_DEBAT or JO_LOI_DECRET';
COMMENT ON COLUMN question.question_journal_number IS 'Its issue within the year (numJO), as printed';
COMMENT ON COLUMN question.question_journal_url IS 'The text at Légifrance (urlLegifrance)';
COMMENT ON COLUMN question.question_journal_nor IS 'The reference of the text (référence NOR)';
COMMENT ON COLUMN question.answer_journal_series IS
  'Series of the Journal officiel that printed the answer (typeJO), as question_journal_series';
COMMENT ON COLUMN question.answer_journal_number IS 'Its issue within the year (numJO), as printed';
COMMENT ON COLUMN question.answer_journal_url IS 'The text at Légifrance (urlLegifrance)';
COMMENT ON COLUMN question.answer_journal_nor IS 'The reference of the text (référence NOR)';
COMMENT ON COLUMN question.answered_with IS
  'Uids of other questions that the same answer closes (réponse commune), as far as documents name them; they need '
  'not be in this table';
COMMENT ON COLUMN question.answer_text IS
  'Text of the first answer (texte de la réponse), written as question_text; further ones are in later_answer';
COMMENT ON COLUMN question.source_path IS
  'The document that says all of this but what supplement lists: watched folder and path below it';

ALTER TABLE attribution ADD COLUMN ministry_full_name text;
COMMENT ON COLUMN attribution.ministry_full_name IS 'Long form of ministry (développé)';

ALTER TABLE event
  DROP CONSTRAINT event_type_check,
  ADD CONSTRAINT event_type_check CHECK (type IN (
    'published', 'reminded', 'signalled', 'renewed', 'reattributed', 'answered', 'corrected', 'withdrawn', 'lapsed',
    'closed'));
COMMENT ON TABLE event IS 'The dated life of a question as its documents tell it';
COMMENT ON COLUMN event.type IS
  'published, reminded (rappel), signalled (signalement), renewed (renouvellement), reattributed (changement '
  'd''attribution), answered, corrected (erratum), withdrawn (retrait), lapsed (caducité), closed (clôture autre)';

CREATE TABLE later_answer (
  uid            text NOT NULL REFERENCES question ON DELETE CASCADE,
  ordinal        integer NOT NULL,
  answer_text    text,
  answered_on    date,
  page           integer,
  journal_series text,
  journal_number text,
  journal_url    text,
  journal_nor    text,
  PRIMARY KEY (uid, ordinal)
);
COMMENT ON TABLE later_answer IS 'Further answers to a question, after the one in question.answer_text; there are few';
COMMENT ON COLUMN later_answer.uid IS 'The question';
COMMENT ON COLUMN later_answer.ordinal IS 'From 1, oldest first';
COMMENT ON COLUMN later_answer.answer_text IS 'Text of the answer (texte de la réponse), written as in question';
COMMENT ON COLUMN later_answer.answered_on IS 'Journal officiel that printed it (date de réponse)';
COMMENT ON COLUMN later_answer.page IS 'Page of that Journal officiel';
COMMENT ON COLUMN later_answer.journal_series IS 'Series of that Journal officiel (typeJO), as in question';
COMMENT ON COLUMN later_answer.journal_number IS 'Its issue within the year (numJO), as printed';
COMMENT ON COLUMN later_answer.journal_url IS 'The text at Légifrance (urlLegifrance)';
COMMENT ON COLUMN later_answer.journal_nor IS 'The reference of the text (référence NOR)';

CREATE TABLE reference (
  uid          text NOT NULL REFERENCES question ON DELETE CASCADE,
  ordinal      integer NOT NULL,
  type         text NOT NULL CHECK (type IN (
    'law', 'ordinance', 'decree', 'order', 'code_article', 'eu_directive', 'eu_regulation', 'question')),
  canonical    text NOT NULL,
  part         text NOT NULL CHECK (part IN ('question', 'answer')),
  start_offset integer NOT NULL CHECK (start_offset >= 0),
  end_offset   integer NOT NULL CHECK (end_offset >= start_offset),
  PRIMARY KEY (uid, ordinal)
);
CREATE INDEX reference_canonical ON reference (canonical);
COMMENT ON TABLE reference IS 'Texts of law and other questions that a question or its answer names';
COMMENT ON COLUMN reference.uid IS 'The question';
COMMENT ON COLUMN reference.ordinal IS 'From 1, in the order of their places, those in the question first';
COMMENT ON COLUMN reference.type IS
  'law (loi), ordinance (ordonnance), decree (décret), order (arrêté), code_article (article d''un code), eu_directive '
  '(directive), eu_regulation (règlement de l''Union européenne), question';
COMMENT ON COLUMN reference.canonical IS
  'One form for all spellings, such as loi 2004-575 or directive 95/46/CE; of a question, its uid';
COMMENT ON COLUMN reference.part IS 'The text it stands in: question.question_text or question.answer_text';
COMMENT ON COLUMN reference.start_offset IS 'Where it begins there, in UTF-16 units from 0';
COMMENT ON COLUMN reference.end_offset IS 'Where it ends there, exclusive';

CREATE TABLE supplement (
  uid         text NOT NULL REFERENCES question ON DELETE CASCADE,
  ordinal     integer NOT NULL,
  fields      text[] NOT NULL,
  path        text,
  layout      text,
  sha256      text,
  observed_at timestamptz,
  PRIMARY KEY (uid, ordinal)
);
COMMENT ON TABLE supplement IS
  'Further documents of a question in other layouts, and what was taken from each; see field_source';
COMMENT ON COLUMN supplement.uid IS 'The question';
COMMENT ON COLUMN supplement.ordinal IS 'From 1, the document that tells the latest state first';
COMMENT ON COLUMN supplement.fields IS
  'The fields taken from it, by their names in questions.enriched, such as author.name or answer.page; of lists '
  '(events, attributions, laterAnswers, answeredWith), those it added entries to';
COMMENT ON COLUMN supplement.path IS 'The document: watched folder and path below it';
COMMENT ON COLUMN supplement.layout IS 'Layout that was recognised in it';
COMMENT ON COLUMN supplement.sha256 IS 'Its SHA-256, and key of its record in questions.raw';
COMMENT ON COLUMN supplement.observed_at IS 'When it was last changed, as its file says';

CREATE FUNCTION field_source(of_uid text, field text)
RETURNS TABLE (path text, layout text, sha256 text, observed_at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT q.source_path, q.source_layout, q.source_sha256, q.observed_at
  FROM question q
  WHERE q.uid = of_uid
    AND (field IN ('events', 'attributions', 'laterAnswers', 'answeredWith')
      OR NOT EXISTS (SELECT FROM supplement s WHERE s.uid = q.uid AND field = ANY (s.fields)))
  UNION ALL
  SELECT s.path, s.layout, s.sha256, s.observed_at
  FROM supplement s
  WHERE s.uid = of_uid AND field = ANY (s.fields)
$$;
COMMENT ON FUNCTION field_source(text, text) IS
  'Which document a field of a question was taken from, the field by its name in questions.enriched, such as '
  'author.name; of lists, all that entries may be from. Deadline, delay and references are computed from others';
