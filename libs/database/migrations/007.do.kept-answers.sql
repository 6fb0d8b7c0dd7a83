-- What a request was answered, kept under a keyed hash of who asked, what and with which key: the table ties nobody to a case. `body` is
-- a keyed hash of what was said. `for_ever`: a filing, which may come again after months; the others go after 30 days.
-- `bridge` is for the release before, which cannot make the hash: a digest of what its `hold_idempotency` is given. In it is the body's
-- keyed hash, which is stored nowhere, so nobody without the installation's keys can try who it may have been.
CREATE TABLE kept_answer (
  hash text PRIMARY KEY,
  body text NOT NULL,
  at timestamptz NOT NULL,
  answer jsonb NOT NULL,
  for_ever boolean NOT NULL,
  bridge text NOT NULL
);
CREATE INDEX kept_answer_bridge ON kept_answer (bridge);
CREATE INDEX kept_answer_at ON kept_answer (at) WHERE NOT for_ever;
ALTER TABLE kept_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE kept_answer FORCE ROW LEVEL SECURITY;

-- `idempotency` stays for the release before and is emptied into `kept_answer` by the service, at its start and once a minute. What the
-- release before needs goes in a later one: the table, `hold_idempotency`, `hold_change`, `bridge`, and of `hold_answer` its last four
-- parameters.

-- Holds a key for this transaction and says what is known of it. The lock is the one the release before takes. `idempotency` is looked
-- into first: what is moved between the two looks is found by the second. Its rights are the owner's; whoever asks must know the hash.
CREATE FUNCTION hold_answer(p_hash text, p_body text, p_principal text, p_route text, p_key text, p_clear_body text)
RETURNS TABLE (outcome text, stored jsonb) LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended(current_schema() || '|' || p_principal || '|' || p_route || '|' || p_key, 7)) THEN
    RETURN QUERY SELECT 'IN_FLIGHT'::text, NULL::jsonb; RETURN;
  END IF;
  RETURN QUERY SELECT CASE WHEN i.body_hash = p_clear_body THEN 'DONE' ELSE 'OTHER_BODY' END, CASE WHEN i.body_hash = p_clear_body THEN i.answer END
    FROM idempotency i WHERE i.principal = p_principal AND i.route = p_route AND i.key = p_key;
  IF NOT FOUND THEN
    RETURN QUERY SELECT CASE WHEN k.body = p_body THEN 'DONE' ELSE 'OTHER_BODY' END, CASE WHEN k.body = p_body THEN k.answer END
      FROM kept_answer k WHERE k.hash = p_hash;
  END IF;
END $$;

-- As before, and finds what this release has answered or moved. Of such a key another body is not told apart.
CREATE OR REPLACE FUNCTION hold_idempotency(p_principal text, p_route text, p_key text, p_hash text)
RETURNS TABLE (outcome text, stored jsonb) LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended(current_schema() || '|' || p_principal || '|' || p_route || '|' || p_key, 7)) THEN
    RETURN QUERY SELECT 'IN_FLIGHT'::text, NULL::jsonb; RETURN;
  END IF;
  RETURN QUERY SELECT CASE WHEN i.body_hash = p_hash THEN 'DONE' ELSE 'OTHER_BODY' END, CASE WHEN i.body_hash = p_hash THEN i.answer END
    FROM idempotency i WHERE i.principal = p_principal AND i.route = p_route AND i.key = p_key;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'DONE'::text, k.answer FROM kept_answer k
      WHERE k.bridge = encode(sha256(convert_to(p_principal || E'\n' || p_route || E'\n' || p_key || E'\n' || p_hash, 'UTF8')), 'hex') LIMIT 1;
  END IF;
END $$;

-- As `hold_change`, which stays for the release before: the key and behind it the head of the one case the transaction is admitted to.
CREATE FUNCTION hold_case(p_hash text, p_body text, p_principal text, p_route text, p_key text, p_clear_body text)
RETURNS TABLE (outcome text, stored jsonb, case_id uuid, n int, hash text, at timestamptz) LANGUAGE plpgsql AS $$
BEGIN
  SELECT h.outcome, h.stored INTO outcome, stored FROM hold_answer(p_hash, p_body, p_principal, p_route, p_key, p_clear_body) AS h;
  IF NOT FOUND THEN
    SELECT c.case_id, c.n, c.hash, c.at INTO case_id, n, hash, at FROM case_head AS c WHERE c.case_id = (app.reports())[1] FOR UPDATE;
  END IF;
  RETURN NEXT;
END $$;

-- Keeps what requests answered; those of the release before come with their key in clear. Its rights are the owner's.
CREATE FUNCTION keep_answers(p_changes jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO kept_answer (hash, body, at, answer, for_ever, bridge)
  SELECT a."answerHash", a.body, a.at, a.answer, a."forEver", a.bridge
  FROM jsonb_to_recordset(p_changes) AS a("answerHash" text, body text, at timestamptz, answer jsonb, "forEver" boolean, bridge text) WHERE a."answerHash" IS NOT NULL;
  INSERT INTO idempotency (principal, route, key, body_hash, at, answer)
  SELECT a.principal, a.route, a.key, a."bodyHash", a.at, a.answer
  FROM jsonb_to_recordset(p_changes) AS a(principal text, route text, key text, "bodyHash" text, at timestamptz, answer jsonb) WHERE a.key IS NOT NULL;
END $$;

-- Answers are kept by `keep_answers`; the rest is as it was.
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
  -- The worker answers nobody, and its role may not call it.
  IF p_changes @? '$[*].answer' THEN PERFORM keep_answers(p_changes); END IF;
END $$;

-- Requests reach answers through the functions alone: a role that serves them may not read the table. The service itself moves and
-- removes. `idempotency` has its policies for the day its row security is switched on.
DO $$
DECLARE
  app text := 'referrals_' || current_schema() || '_app';
  worker text := 'referrals_' || current_schema() || '_worker';
  owner text := 'referrals_' || current_schema() || '_owner';
  definer text;
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON kept_answer TO %I', worker);
  EXECUTE format('GRANT SELECT, UPDATE, DELETE ON idempotency TO %I', worker);
  EXECUTE format('CREATE POLICY by_functions ON kept_answer TO %I USING (true) WITH CHECK (true)', owner);
  EXECUTE format('CREATE POLICY service ON kept_answer TO %I USING (true) WITH CHECK (true)', worker);
  EXECUTE format('CREATE POLICY by_functions ON idempotency TO %I USING (true) WITH CHECK (true)', owner);
  EXECUTE format('CREATE POLICY service_moves ON idempotency TO %I USING (true)', worker);
  FOREACH definer IN ARRAY ARRAY['hold_answer(text, text, text, text, text, text)', 'hold_idempotency(text, text, text, text)', 'keep_answers(jsonb)'] LOOP
    -- Nothing of the caller's own comes before the schema's: a temporary table least of all.
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', definer, current_schema());
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', definer);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', definer, app);
  END LOOP;
END $$;
