-- From the row back to the file, and to the spans of whoever traces.

ALTER TABLE question ADD COLUMN trace_id text;
COMMENT ON COLUMN question.trace_id IS
  'W3C trace of the document that led to this state: the first 32 hexadecimal digits of its SHA-256, unless whoever '
  'published it had begun a trace; null in rows stored before there were traces';
