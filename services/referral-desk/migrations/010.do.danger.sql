-- How great the danger to the child is, as it was told last, on the case and on each row of a worklist again. The release before writes none.
SELECT app.hold_tables(ARRAY['case_file', 'referral']);
ALTER TABLE case_file ADD COLUMN danger text;
ALTER TABLE referral ADD COLUMN danger text;
-- A desk's rows that owe something, the most urgent first; few beside what ended.
CREATE INDEX referral_owner_urgent ON referral (owner,
  (CASE WHEN danger = 'IMMINENT' THEN (due_at AT TIME ZONE 'UTC' - interval '100 years') AT TIME ZONE 'UTC' ELSE due_at END), id)
  WHERE state IN ('routed', 'opened', 'acknowledged', 'accepted', 'returned', 'concluded');
