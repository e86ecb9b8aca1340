-- A question that Postgres would not take is accounted for all the same.
CREATE TABLE refused_question (
  uid text PRIMARY KEY,
  refused_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE refused_question IS 'Questions of which the latest state could not be stored, and is a dead letter';
COMMENT ON COLUMN refused_question.uid IS 'The question; an earlier state of it may be in the table question';
COMMENT ON COLUMN refused_question.refused_at IS 'When it was refused the last time';
