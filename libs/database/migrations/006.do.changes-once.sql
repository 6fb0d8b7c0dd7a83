-- What a person asks of a case begins in one statement: their key is held, and behind it the head of the one case the transaction is
-- admitted to. Of a key that is known or in flight only that is told, and nothing is locked; no case_id: there is no such case.
CREATE FUNCTION hold_change(p_principal text, p_route text, p_key text, p_hash text)
RETURNS TABLE (outcome text, stored jsonb, case_id uuid, n int, hash text, at timestamptz) LANGUAGE plpgsql AS $$
BEGIN
  SELECT h.outcome, h.stored INTO outcome, stored FROM hold_idempotency(p_principal, p_route, p_key, p_hash) AS h;
  IF NOT FOUND THEN
    SELECT c.case_id, c.n, c.hash, c.at INTO case_id, n, hash, at FROM case_head AS c WHERE c.case_id = (app.reports())[1] FOR UPDATE;
  END IF;
  RETURN NEXT;
END $$;

-- What a request answers is kept by the statement that leaves its change: a row may be an answer instead of a change. The rest is as
-- it was, so the release before this one can go on.
CREATE OR REPLACE FUNCTION leave_changes(p_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  head record;
BEGIN
  INSERT INTO trail (case_id, n, at, desk, actor_role, actor, action, facts, prev, hash)
  SELECT c."case", e.n, e.at, e.desk, e."actorRole", e.actor, e.action, e.facts, e.prev, e.hash
  FROM jsonb_to_recordset(p_changes) AS c("case" uuid, entries jsonb),
    jsonb_to_recordset(c.entries) AS e(n int, at timestamptz, desk uuid, "actorRole" text, actor uuid, action text, facts jsonb, prev text, hash text);
  FOR head IN SELECT * FROM jsonb_to_recordset(p_changes) AS c("case" uuid, n int, hash text, at timestamptz) WHERE c."case" IS NOT NULL LOOP
    UPDATE case_head SET n = head.n, hash = head.hash, at = head.at WHERE case_id = head."case";
  END LOOP;
  INSERT INTO outbox (id, shard, key, type, at, envelope)
  SELECT (e.value->>'id')::uuid, c.shard, c."case", e.value->>'type', c.at, e.value
  FROM ROWS FROM (jsonb_to_recordset(p_changes) AS ("case" uuid, shard smallint, at timestamptz, envelopes jsonb)) WITH ORDINALITY
      AS c("case", shard, at, envelopes, nth),
    jsonb_array_elements(c.envelopes) WITH ORDINALITY AS e(value, nth)
  ORDER BY c.nth, e.nth;
  -- The worker answers nobody, and its role may not write here.
  IF p_changes @? '$[*].answer' THEN
    INSERT INTO idempotency (principal, route, key, body_hash, at, answer)
    SELECT a.principal, a.route, a.key, a."bodyHash", a.at, a.answer
    FROM jsonb_to_recordset(p_changes) AS a(principal text, route text, key text, "bodyHash" text, at timestamptz, answer jsonb) WHERE a.key IS NOT NULL;
  END IF;
END $$;
