-- What depends on today is computed when it is read. The rules are those of Question.isOverdue,
-- Question.deadlineNotation and Deadline.daysPast in the module contract; a test holds them to one another.

CREATE FUNCTION question_deadline_at(day date)
RETURNS TABLE (
  uid text, status text, shown text, portfolio_in_charge text, published_on date, deadline_last_on date,
  days_past integer, overdue boolean, notation text)
LANGUAGE sql STABLE AS $$
  SELECT uid, status, coalesce(notation, word), portfolio_in_charge, published_on, deadline_last_on, days_past,
    coalesce(days_past > 0, false), notation
  FROM (
    SELECT q.*,
      CASE q.status
        WHEN 'pending' THEN 'en cours'
        WHEN 'answered' THEN 'répondue'
        WHEN 'withdrawn' THEN 'retirée'
        WHEN 'lapsed' THEN 'caduque'
        ELSE 'close'
      END AS word,
      CASE WHEN days_past > 0 THEN 'J+' || days_past WHEN days_past = 0 THEN 'J' ELSE 'J' || days_past END AS notation
    FROM (
      SELECT question.*, CASE WHEN question.status = 'pending' THEN day - question.deadline_last_on END AS days_past
      FROM question
    ) q
  ) q
$$;
COMMENT ON FUNCTION question_deadline_at(date) IS
  'How every question stands to its deadline on a day: columns as in the view question_deadline';

CREATE FUNCTION today_in_france() RETURNS date LANGUAGE sql STABLE
RETURN (now() AT TIME ZONE 'Europe/Paris')::date;
COMMENT ON FUNCTION today_in_france() IS 'The date in Europe/Paris, whatever the time zone of the session';

CREATE VIEW question_deadline AS SELECT * FROM question_deadline_at(today_in_france());
COMMENT ON VIEW question_deadline IS 'How every question stands to its deadline today (Europe/Paris)';
COMMENT ON COLUMN question_deadline.uid IS 'The question';
COMMENT ON COLUMN question_deadline.status IS 'As in question';
COMMENT ON COLUMN question_deadline.shown IS
  'As the Government''s application shows it: J-12, J, J+30, or en cours without a deadline; répondue, retirée, '
  'caduque, close';
COMMENT ON COLUMN question_deadline.portfolio_in_charge IS 'As in question';
COMMENT ON COLUMN question_deadline.published_on IS 'As in question';
COMMENT ON COLUMN question_deadline.deadline_last_on IS 'As in question';
COMMENT ON COLUMN question_deadline.days_past IS
  'Days since deadline_last_on, negative before; null unless pending with a deadline';
COMMENT ON COLUMN question_deadline.overdue IS
  'Whether an answer is still owed although the last day for it has passed';
COMMENT ON COLUMN question_deadline.notation IS
  'J-12 twelve days before the last day, J, J+30 after it; null unless pending with a deadline';

CREATE FUNCTION portfolio_delay_at(day date)
RETURNS TABLE (
  portfolio text, name text, asked bigint, answered bigint, pending bigint, overdue bigint, withdrawn bigint,
  lapsed bigint, closed_otherwise bigint, median_delay_days numeric, p90_delay_days numeric, share_in_time numeric)
LANGUAGE sql STABLE AS $$
  SELECT q.portfolio_in_charge, min(p.name), count(*),
    count(*) FILTER (WHERE q.status = 'answered'),
    count(*) FILTER (WHERE q.status = 'pending'),
    count(*) FILTER (WHERE q.status = 'pending' AND q.deadline_last_on < day),
    count(*) FILTER (WHERE q.status = 'withdrawn'),
    count(*) FILTER (WHERE q.status = 'lapsed'),
    count(*) FILTER (WHERE q.status = 'closed_otherwise'),
    round(percentile_cont(0.5) WITHIN GROUP (ORDER BY q.delay_days)::numeric, 1),
    round(percentile_cont(0.9) WITHIN GROUP (ORDER BY q.delay_days)::numeric, 1),
    round(count(*) FILTER (WHERE q.timeliness IN ('on_time', 'within_extension'))::numeric
      / nullif(count(q.timeliness), 0), 3)
  FROM question q LEFT JOIN portfolio p ON p.id = q.portfolio_in_charge
  GROUP BY q.portfolio_in_charge
  ORDER BY 3 DESC, 1
$$;
COMMENT ON FUNCTION portfolio_delay_at(date) IS
  'How the ministries answer, as of a day: columns as in the view portfolio_delay';

CREATE VIEW portfolio_delay AS SELECT * FROM portfolio_delay_at(today_in_france());
COMMENT ON VIEW portfolio_delay IS 'How the ministries answer, by the portfolio in charge, as of today (Europe/Paris)';
COMMENT ON COLUMN portfolio_delay.portfolio IS
  'Portfolio in charge; null for questions whose documents name no ministry';
COMMENT ON COLUMN portfolio_delay.name IS 'Its name in French';
COMMENT ON COLUMN portfolio_delay.asked IS 'Questions in its charge';
COMMENT ON COLUMN portfolio_delay.answered IS 'Of these, answered (répondues)';
COMMENT ON COLUMN portfolio_delay.pending IS 'Of these, without an answer yet (en cours)';
COMMENT ON COLUMN portfolio_delay.overdue IS 'Of the pending, those past their deadline';
COMMENT ON COLUMN portfolio_delay.withdrawn IS 'Of these, withdrawn by the author (retirées)';
COMMENT ON COLUMN portfolio_delay.lapsed IS 'Of these, lapsed (caduques)';
COMMENT ON COLUMN portfolio_delay.closed_otherwise IS 'Of these, closed otherwise (clôture autre)';
COMMENT ON COLUMN portfolio_delay.median_delay_days IS 'Median delay of the answers, in calendar days, interpolated';
COMMENT ON COLUMN portfolio_delay.p90_delay_days IS
  'Nine answers in ten came within so many calendar days, interpolated';
COMMENT ON COLUMN portfolio_delay.share_in_time IS
  'Answers on time or within the extension, of those under a deadline: 0 to 1; null if none is';
