-- How the ministries answer, by legislature. Its figures are those of PortfolioStats in the module contract, which the
-- feed keeps; a test holds them to one another.

CREATE FUNCTION portfolio_legislature_delay_at(day date)
RETURNS TABLE (
  portfolio text, legislature smallint, name text, asked bigint, answered bigint, pending bigint, overdue bigint,
  withdrawn bigint, lapsed bigint, closed_otherwise bigint, median_delay_days numeric, p90_delay_days numeric,
  share_in_time numeric)
LANGUAGE sql STABLE AS $$
  SELECT q.portfolio_in_charge, q.legislature, min(p.name), count(*),
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
  GROUP BY q.portfolio_in_charge, q.legislature
  ORDER BY 2 DESC, 4 DESC, 1
$$;
COMMENT ON FUNCTION portfolio_legislature_delay_at(date) IS
  'How the ministries answer the questions of each legislature, as of a day: columns as in portfolio_legislature_delay';

CREATE VIEW portfolio_legislature_delay AS SELECT * FROM portfolio_legislature_delay_at(today_in_france());
COMMENT ON VIEW portfolio_legislature_delay IS
  'How the ministries answer the questions of each legislature, by the portfolio in charge, as of today (Europe/Paris)';
COMMENT ON COLUMN portfolio_legislature_delay.portfolio IS
  'Portfolio in charge; null for questions whose documents name no ministry';
COMMENT ON COLUMN portfolio_legislature_delay.legislature IS 'Législature of the questions';
COMMENT ON COLUMN portfolio_legislature_delay.name IS 'Name of the portfolio in French';
COMMENT ON COLUMN portfolio_legislature_delay.asked IS 'Questions in its charge';
COMMENT ON COLUMN portfolio_legislature_delay.answered IS 'Of these, answered (répondues)';
COMMENT ON COLUMN portfolio_legislature_delay.pending IS 'Of these, without an answer yet (en cours)';
COMMENT ON COLUMN portfolio_legislature_delay.overdue IS 'Of the pending, those past their deadline';
COMMENT ON COLUMN portfolio_legislature_delay.withdrawn IS 'Of these, withdrawn by the author (retirées)';
COMMENT ON COLUMN portfolio_legislature_delay.lapsed IS 'Of these, lapsed (caduques)';
COMMENT ON COLUMN portfolio_legislature_delay.closed_otherwise IS 'Of these, closed otherwise (clôture autre)';
COMMENT ON COLUMN portfolio_legislature_delay.median_delay_days IS
  'Median delay of the answers, in calendar days, interpolated';
COMMENT ON COLUMN portfolio_legislature_delay.p90_delay_days IS
  'Nine answers in ten came within so many calendar days, interpolated';
COMMENT ON COLUMN portfolio_legislature_delay.share_in_time IS
  'Answers on time or within the extension, of those under a deadline: 0 to 1; null if none is';
