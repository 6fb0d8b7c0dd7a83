-- What every change of a case leaves behind, in one statement: its links of the trail, the head, and its events in the outbox.
CREATE FUNCTION leave_change(p_case uuid, p_entries jsonb, p_n int, p_hash text, p_at timestamptz, p_shard smallint, p_envelopes jsonb)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO trail (case_id, n, at, desk, actor_role, actor, action, facts, prev, hash)
  SELECT p_case, e.n, e.at, e.desk, e."actorRole", e.actor, e.action, e.facts, e.prev, e.hash
  FROM jsonb_to_recordset(p_entries) AS e(n int, at timestamptz, desk uuid, "actorRole" text, actor uuid, action text, facts jsonb, prev text, hash text);
  UPDATE case_head SET n = p_n, hash = p_hash, at = p_at WHERE case_id = p_case;
  IF p_envelopes IS NOT NULL THEN
    INSERT INTO outbox (id, shard, key, type, at, envelope)
    SELECT (e.value->>'id')::uuid, p_shard, p_case, e.value->>'type', p_at, e.value FROM jsonb_array_elements(p_envelopes) WITH ORDINALITY AS e(value, n) ORDER BY e.n;
  END IF;
END $$;

-- Holds a key for this transaction and says what is known of it: the answer is kept by the same transaction, at its end. Two in
-- flight: the second is told so instead of waiting on the first. `claim_idempotency` stays for the release before this one.
CREATE FUNCTION hold_idempotency(p_principal text, p_route text, p_key text, p_hash text)
RETURNS TABLE (outcome text, stored jsonb) LANGUAGE plpgsql AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended(current_schema() || '|' || p_principal || '|' || p_route || '|' || p_key, 7)) THEN
    RETURN QUERY SELECT 'IN_FLIGHT'::text, NULL::jsonb; RETURN;
  END IF;
  RETURN QUERY SELECT CASE WHEN i.body_hash = p_hash THEN 'DONE' ELSE 'OTHER_BODY' END, CASE WHEN i.body_hash = p_hash THEN i.answer END
    FROM idempotency i WHERE i.principal = p_principal AND i.route = p_route AND i.key = p_key;
END $$;
