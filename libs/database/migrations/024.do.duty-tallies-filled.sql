-- What there was before the tallies: counted without holding anybody up. What is tallied and visible to this statement is counted by it anew,
-- what commits later adds to it.
WITH tallied AS (DELETE FROM duty_tally)
INSERT INTO duty_tally (clock, owner, division, seen_by, hidden_desks, hidden_staff, n, settled)
SELECT clock, owner, division, seen_by, hidden_desks, hidden_staff, count(*), true FROM duty WHERE state = 'OPEN' GROUP BY 1, 2, 3, 4, 5, 6;
INSERT INTO duty_told (desk, duty_id, due_at, open, paused) SELECT DISTINCT desk, id, due_at, state = 'OPEN', pauses <> '[]' FROM duty, unnest(seen_by) AS desk WHERE seen_by <> '{}'
ON CONFLICT DO NOTHING;

-- Last, because from here on changes wait: few duties were ever paused, so it is a look at each and nothing to sort.
SELECT app.hold_tables(ARRAY['duty']);
CREATE INDEX duty_paused ON duty (due_at, id) WHERE state = 'OPEN' AND pauses <> '[]';
