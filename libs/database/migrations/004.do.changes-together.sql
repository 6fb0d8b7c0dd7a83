-- What changes of cases leave, of any number of cases in one statement: their links, heads and events, in order. `leave_change` stays
-- for the release before this one. The heads are written one by one: each by its key, whatever the planner thinks of the table's size.
CREATE FUNCTION leave_changes(p_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  head record;
BEGIN
  INSERT INTO trail (case_id, n, at, desk, actor_role, actor, action, facts, prev, hash)
  SELECT c."case", e.n, e.at, e.desk, e."actorRole", e.actor, e.action, e.facts, e.prev, e.hash
  FROM jsonb_to_recordset(p_changes) AS c("case" uuid, entries jsonb),
    jsonb_to_recordset(c.entries) AS e(n int, at timestamptz, desk uuid, "actorRole" text, actor uuid, action text, facts jsonb, prev text, hash text);
  FOR head IN SELECT * FROM jsonb_to_recordset(p_changes) AS c("case" uuid, n int, hash text, at timestamptz) LOOP
    UPDATE case_head SET n = head.n, hash = head.hash, at = head.at WHERE case_id = head."case";
  END LOOP;
  INSERT INTO outbox (id, shard, key, type, at, envelope)
  SELECT (e.value->>'id')::uuid, c.shard, c."case", e.value->>'type', c.at, e.value
  FROM ROWS FROM (jsonb_to_recordset(p_changes) AS ("case" uuid, shard smallint, at timestamptz, envelopes jsonb)) WITH ORDINALITY
      AS c("case", shard, at, envelopes, nth),
    jsonb_array_elements(c.envelopes) WITH ORDINALITY AS e(value, nth)
  ORDER BY c.nth, e.nth;
END $$;
