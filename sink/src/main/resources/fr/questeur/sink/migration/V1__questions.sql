-- French terms in the comments are those of the Assemblée nationale and of the Government.

CREATE TABLE portfolio (
  id    text PRIMARY KEY,
  name  text NOT NULL,
  known boolean NOT NULL
);
COMMENT ON TABLE portfolio IS 'Fields of government that stay the same while governments rename ministries';
COMMENT ON COLUMN portfolio.id IS
  'Lower-case ASCII words joined by hyphens, such as affaires-etrangeres; never changes';
COMMENT ON COLUMN portfolio.name IS
  'In French; for one that is not known, the label of the ministry it was first met with';
COMMENT ON COLUMN portfolio.known IS
  'Whether it is in the reference table of Questeur; if not, it is a ministry under its own name';

CREATE TABLE question (
  uid                  text PRIMARY KEY,
  regime               smallint NOT NULL,
  legislature          smallint NOT NULL,
  type                 text NOT NULL CHECK (type IN ('QE', 'QG', 'QOSD')),
  number               integer NOT NULL CHECK (number >= 1),
  status               text NOT NULL
    CHECK (status IN ('pending', 'answered', 'withdrawn', 'lapsed', 'closed_otherwise')),
  author_civility      text,
  author_name          text,
  author_group         text,
  constituency         text,
  ministry_asked       text,
  portfolio_asked      text REFERENCES portfolio,
  ministry_in_charge   text,
  portfolio_in_charge  text REFERENCES portfolio,
  rubric               text,
  analysis_head        text,
  analyses             text[] NOT NULL,
  question_text        text,
  published_on         date,
  question_page        integer,
  answer_text          text,
  answered_on          date,
  answer_page          integer,
  deadline_rule        text
    CHECK (deadline_rule IN ('one_month_extendable', 'one_month_extendable_signalled', 'two_months')),
  deadline_on          date,
  deadline_extended_on date,
  deadline_signalled_on date,
  deadline_last_on     date,
  delay_days           integer,
  timeliness           text CHECK (timeliness IN ('on_time', 'within_extension', 'late')),
  days_late            integer CHECK (days_late >= 0),
  source_path          text,
  source_layout        text,
  source_sha256        text,
  observed_at          timestamptz,
  enriched_partition   integer NOT NULL,
  enriched_offset      bigint NOT NULL,
  stored_at            timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT question_uid_says_its_parts CHECK (uid = 'QANR' || regime || 'L' || legislature || type || number),
  CONSTRAINT question_deadline_is_whole CHECK (
    (deadline_rule IS NULL) = (deadline_on IS NULL) AND (deadline_on IS NULL) = (deadline_last_on IS NULL)),
  CONSTRAINT question_delay_only_if_answered CHECK (delay_days IS NULL OR status = 'answered')
);
CREATE INDEX question_portfolio_in_charge ON question (portfolio_in_charge, published_on);
CREATE INDEX question_published_on ON question (published_on);
CREATE INDEX question_pending ON question (deadline_last_on) WHERE status = 'pending';

COMMENT ON TABLE question IS
  'The latest state of every parliamentary question. Dates are those of the Journal officiel in France; null says '
  'that the document does not say';
COMMENT ON COLUMN question.uid IS 'Identity as the Assemblée nationale builds it: QANR5L14QE26402';
COMMENT ON COLUMN question.regime IS 'The Republic, 5 for the Fifth (régime)';
COMMENT ON COLUMN question.legislature IS 'Législature; numbers restart with each';
COMMENT ON COLUMN question.type IS
  'QE question écrite, QG question au Gouvernement, QOSD question orale sans débat; numbers restart with each';
COMMENT ON COLUMN question.number IS 'Number within legislature and type (numéro)';
COMMENT ON COLUMN question.status IS
  'pending (en cours), answered (répondue), withdrawn (retirée), lapsed (caduque), closed_otherwise (clôture autre)';
COMMENT ON COLUMN question.author_civility IS 'M., Mme or Mlle (civilité)';
COMMENT ON COLUMN question.author_name IS 'The deputy who put the question (auteur), in the order printed';
COMMENT ON COLUMN question.author_group IS 'Political group (groupe politique), as printed';
COMMENT ON COLUMN question.constituency IS 'Where the author is elected (circonscription), as printed';
COMMENT ON COLUMN question.ministry_asked IS 'The ministry the question was put to (ministère interrogé), as printed';
COMMENT ON COLUMN question.portfolio_asked IS 'The same as a portfolio that outlives governments';
COMMENT ON COLUMN question.ministry_in_charge IS
  'The ministry that owes or gave the answer (ministère attributaire), as printed';
COMMENT ON COLUMN question.portfolio_in_charge IS 'The same as a portfolio that outlives governments';
COMMENT ON COLUMN question.rubric IS 'Rubrique of the index, such as politique extérieure';
COMMENT ON COLUMN question.analysis_head IS 'Tête d''analyse of the index';
COMMENT ON COLUMN question.analyses IS 'Analyses of the index; empty if none';
COMMENT ON COLUMN question.question_text IS
  'Text of the question (texte de la question): paragraphs separated by an empty line, emphasis between asterisks';
COMMENT ON COLUMN question.published_on IS 'Journal officiel that printed the question (date de publication)';
COMMENT ON COLUMN question.question_page IS 'Page of that Journal officiel';
COMMENT ON COLUMN question.answer_text IS 'Text of the answer (texte de la réponse), written as question_text';
COMMENT ON COLUMN question.answered_on IS 'Journal officiel that printed the answer (date de réponse)';
COMMENT ON COLUMN question.answer_page IS 'Page of that Journal officiel';
COMMENT ON COLUMN question.deadline_rule IS
  'The rule of the Règlement in force on the day of publication; null for oral questions, which have no deadline '
  '(délai)';
COMMENT ON COLUMN question.deadline_on IS 'Last day of the normal time';
COMMENT ON COLUMN question.deadline_extended_on IS
  'Last day with the exceptional extension; null where the rule knows none';
COMMENT ON COLUMN question.deadline_signalled_on IS
  'Last day of the ten that a signalement leaves; null if not signalled';
COMMENT ON COLUMN question.deadline_last_on IS
  'Last day on which an answer is not late: the end of the extension where there is one';
COMMENT ON COLUMN question.delay_days IS
  'Calendar days from publication to answer (délai de réponse); null unless answered';
COMMENT ON COLUMN question.timeliness IS 'on_time, within_extension or late; null unless answered and under a deadline';
COMMENT ON COLUMN question.days_late IS 'Days from deadline_last_on to the answer, 0 unless late; null unless answered';
COMMENT ON COLUMN question.source_path IS 'The document: watched folder and path below it';
COMMENT ON COLUMN question.source_layout IS 'Layout that was recognised in the document, such as text';
COMMENT ON COLUMN question.source_sha256 IS 'SHA-256 of the document, and key of its record in questions.raw';
COMMENT ON COLUMN question.observed_at IS 'When the document was last changed, as its file says';
COMMENT ON COLUMN question.enriched_partition IS 'Partition of questions.enriched that this state was read from';
COMMENT ON COLUMN question.enriched_offset IS
  'Its offset there; a record of the same partition with a lower one is older and changes nothing. -1: any record '
  'is newer';
COMMENT ON COLUMN question.stored_at IS 'When this state was written here';

CREATE TABLE attribution (
  uid           text NOT NULL REFERENCES question ON DELETE CASCADE,
  ordinal       integer NOT NULL,
  ministry      text,
  portfolio     text REFERENCES portfolio,
  attributed_on date,
  PRIMARY KEY (uid, ordinal)
);
CREATE INDEX attribution_portfolio ON attribution (portfolio);
COMMENT ON TABLE attribution IS 'Who had charge of a question, one after the other (attributions)';
COMMENT ON COLUMN attribution.uid IS 'The question';
COMMENT ON COLUMN attribution.ordinal IS 'From 1, the ministry asked where that is printed; the last is the one in charge';
COMMENT ON COLUMN attribution.ministry IS
  'As printed; null where the document gives the date of a change but not to whom';
COMMENT ON COLUMN attribution.portfolio IS 'The same as a portfolio that outlives governments';
COMMENT ON COLUMN attribution.attributed_on IS 'The day it took charge (date d''attribution)';

CREATE TABLE event (
  uid         text NOT NULL REFERENCES question ON DELETE CASCADE,
  ordinal     integer NOT NULL,
  type        text NOT NULL CHECK (type IN (
    'published', 'signalled', 'renewed', 'reattributed', 'answered', 'corrected', 'withdrawn', 'lapsed')),
  happened_on date,
  page        integer,
  part        text CHECK (part IN ('question', 'answer')),
  reason      text,
  PRIMARY KEY (uid, ordinal)
);
CREATE INDEX event_type_happened_on ON event (type, happened_on);
COMMENT ON TABLE event IS 'The dated life of a question as its document tells it';
COMMENT ON COLUMN event.uid IS 'The question';
COMMENT ON COLUMN event.ordinal IS 'From 1, oldest first; undated ones last';
COMMENT ON COLUMN event.type IS
  'published, signalled (signalement), renewed (renouvellement), reattributed (changement d''attribution), '
  'answered, corrected (erratum), withdrawn (retrait), lapsed (caducité)';
COMMENT ON COLUMN event.happened_on IS 'Date of the Journal officiel that says so';
COMMENT ON COLUMN event.page IS 'Page of that Journal officiel';
COMMENT ON COLUMN event.part IS 'For corrected, the text that the erratum corrects';
COMMENT ON COLUMN event.reason IS 'Motif, as printed';

CREATE TABLE kafka_position (
  group_id    text NOT NULL,
  topic       text NOT NULL,
  partition   integer NOT NULL,
  topic_id    uuid NOT NULL,
  next_offset bigint NOT NULL CHECK (next_offset >= 0),
  updated_at  timestamptz NOT NULL,
  PRIMARY KEY (group_id, topic, partition)
);
COMMENT ON TABLE kafka_position IS
  'How far the sink has read. Written in the transaction that writes the questions, so both are always true '
  'together; Kafka''s own committed offsets are only a copy';
COMMENT ON COLUMN kafka_position.group_id IS 'Consumer group of the sink';
COMMENT ON COLUMN kafka_position.topic IS 'Name of the topic';
COMMENT ON COLUMN kafka_position.partition IS 'Partition of the topic';
COMMENT ON COLUMN kafka_position.topic_id IS
  'Kafka''s own id of the topic: tells a topic that was deleted and made again';
COMMENT ON COLUMN kafka_position.next_offset IS 'The next offset to read, after the markers of transactions';
COMMENT ON COLUMN kafka_position.updated_at IS 'When it last moved';

CREATE FUNCTION restart_sink(of_group text) RETURNS void LANGUAGE sql
BEGIN ATOMIC
  DELETE FROM kafka_position WHERE group_id = of_group;
  UPDATE question SET enriched_offset = -1;
END;
COMMENT ON FUNCTION restart_sink(text) IS
  'Has the sinks of a consumer group, once started again, read questions.enriched from its beginning and write '
  'every question anew. To call while they are stopped';
