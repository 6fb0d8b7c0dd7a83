-- What there was before the tallies.
SELECT tally_duties();

-- Last, because from here on changes wait: few duties were ever paused, so it is a look at each and nothing to sort.
SELECT app.hold_tables(ARRAY['duty']);
CREATE INDEX duty_paused ON duty (due_at, id) WHERE state = 'OPEN' AND pauses <> '[]';
