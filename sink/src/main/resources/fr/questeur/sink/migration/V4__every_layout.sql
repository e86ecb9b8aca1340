-- What the other layouts say: ids of the open data, titles, several answers, references, and where each field is from.

ALTER TABLE question
  ADD COLUMN author_actor_id              text,
  ADD COLUMN author_mandate_id            text,
  ADD COLUMN author_group_code            text,
  ADD COLUMN author_group_id              text,
  ADD COLUMN author_region                text,
  ADD COLUMN ministry_asked_full_name     text,
  ADD COLUMN ministry_in_charge_full_name text,
  ADD COLUMN title                        text,
  ADD COLUMN rubric_id                    text,
  ADD COLUMN analysis_head_id             text,
  ADD COLUMN question_issue               jsonb,
  ADD COLUMN answer_issue                 jsonb,
  ADD COLUMN answered_with                text[] NOT NULL DEFAULT '{}';
CREATE INDEX question_rubric_id ON question (rubric_id, published_on);
COMMENT ON COLUMN question.author_actor_id IS 'The author in the open data (acteurRef), PA720614';
COMMENT ON COLUMN question.author_mandate_id IS 'The mandate in the open data (mandatRef), PM797055';
COMMENT ON COLUMN question.author_group_code IS 'Short form of the group (abrégé), RN';
COMMENT ON COLUMN question.author_group_id IS 'The group in the open data (organeRef), PO800520';
COMMENT ON COLUMN question.author_region IS 'Region, which some pages print instead of or beside the circonscription';
COMMENT ON COLUMN question.ministry_asked_full_name IS 'Long form of ministry_asked (développé)';
COMMENT ON COLUMN question.ministry_in_charge_full_name IS 'Long form of ministry_in_charge (développé)';
COMMENT ON COLUMN question.title IS 'Titre, printed since 2017 in place of tête d''analyse and analyses';
COMMENT ON COLUMN question.rubric_id IS 'One id for all spellings of the rubrique: politique-exterieure';
COMMENT ON COLUMN question.analysis_head_id IS 'One id for all spellings of the tête d''analyse';
COMMENT ON COLUMN question.question_issue IS
  'Journal officiel that printed the question: series (typeJO), number (numJO), url (Légifrance), nor';
COMMENT ON COLUMN question.answer_issue IS 'Journal officiel that printed the answer, written as question_issue';
COMMENT ON COLUMN question.answered_with IS 'Uids of other questions that the same answer closes, as far as named';

ALTER TABLE event
  DROP CONSTRAINT event_type_check,
  ADD CONSTRAINT event_type_check CHECK (type IN (
    'published', 'reminded', 'signalled', 'renewed', 'reattributed', 'answered', 'corrected', 'withdrawn', 'lapsed',
    'closed'));
COMMENT ON COLUMN event.type IS
  'published, reminded (rappel), signalled (signalement), renewed (renouvellement), reattributed (changement '
  'd''attribution), answered, corrected (erratum), withdrawn (retrait), lapsed (caducité), closed (clôture autre)';

ALTER TABLE attribution ADD COLUMN full_name text;
COMMENT ON COLUMN attribution.full_name IS 'Long form of the ministry (développé)';

CREATE TABLE later_answer (
  uid         text NOT NULL REFERENCES question ON DELETE CASCADE,
  ordinal     integer NOT NULL,
  text        text,
  answered_on date,
  page        integer,
  PRIMARY KEY (uid, ordinal)
);
COMMENT ON TABLE later_answer IS 'Further answers to a question that has several; the first is in question';
COMMENT ON COLUMN later_answer.uid IS 'The question';
COMMENT ON COLUMN later_answer.ordinal IS 'From 1, in order';
COMMENT ON COLUMN later_answer.text IS 'Written as question.answer_text';
COMMENT ON COLUMN later_answer.answered_on IS 'Journal officiel that printed it';
COMMENT ON COLUMN later_answer.page IS 'Page of that Journal officiel';

CREATE TABLE reference (
  uid       text NOT NULL REFERENCES question ON DELETE CASCADE,
  ordinal   integer NOT NULL,
  type      text NOT NULL CHECK (type IN (
    'law', 'ordinance', 'decree', 'order', 'code_article', 'eu_directive', 'eu_regulation', 'question')),
  canonical text NOT NULL,
  part      text NOT NULL CHECK (part IN ('question', 'answer')),
  starts_at integer NOT NULL,
  ends_at   integer NOT NULL,
  PRIMARY KEY (uid, ordinal)
);
CREATE INDEX reference_canonical ON reference (canonical, uid);
COMMENT ON TABLE reference IS 'Texts of law and other questions that a question or its answer names';
COMMENT ON COLUMN reference.uid IS 'The question that names it';
COMMENT ON COLUMN reference.ordinal IS 'From 1, in order of place';
COMMENT ON COLUMN reference.type IS
  'law (loi), ordinance (ordonnance), decree (décret), order (arrêté), code_article (article d''un code), '
  'eu_directive, eu_regulation, question';
COMMENT ON COLUMN reference.canonical IS 'One form for all spellings: loi 2004-575, directive 95/46/CE, QANR5L14QE26402';
COMMENT ON COLUMN reference.part IS 'The text it stands in: question or answer';
COMMENT ON COLUMN reference.starts_at IS 'Where it begins in that text, in UTF-16 units from 0';
COMMENT ON COLUMN reference.ends_at IS 'Where it ends, exclusive';

CREATE TABLE supplement (
  uid         text NOT NULL REFERENCES question ON DELETE CASCADE,
  ordinal     integer NOT NULL,
  path        text,
  layout      text,
  sha256      text,
  observed_at timestamptz,
  fields      text[] NOT NULL,
  PRIMARY KEY (uid, ordinal)
);
COMMENT ON TABLE supplement IS
  'Further documents a question was put together from; what is not named here is from the source in question';
COMMENT ON COLUMN supplement.uid IS 'The question';
COMMENT ON COLUMN supplement.ordinal IS 'From 1, the most trusted first';
COMMENT ON COLUMN supplement.path IS 'As question.source_path';
COMMENT ON COLUMN supplement.layout IS 'As question.source_layout';
COMMENT ON COLUMN supplement.sha256 IS 'As question.source_sha256';
COMMENT ON COLUMN supplement.observed_at IS 'As question.observed_at';
COMMENT ON COLUMN supplement.fields IS 'What was taken from it, by path in the JSON form: author.name, answer.page';
