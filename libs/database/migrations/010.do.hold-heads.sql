-- What a person asks of cases that are known by their ids begins in one statement: their key is held, where they sent one, and behind it the
-- heads of all these cases. Of a key that is known or in flight only that is told, and nothing is locked. A head that is missing here is not
-- there, or not theirs to change.
-- Of several heads one is waited for while none is held, and the others are taken only if they are free; else all are let go and another is
-- waited for. So nobody who waits here holds what somebody else waits for, in whichever order others lock: there is no deadlock.
CREATE FUNCTION hold_heads(p_hash text, p_body text, p_principal text, p_route text, p_key text, p_clear_body text, p_heads uuid[])
RETURNS TABLE (outcome text, stored jsonb, case_id uuid, n int, hash text, at timestamptz) LANGUAGE plpgsql AS $$
DECLARE
  heads uuid[] := ARRAY(SELECT DISTINCT h FROM unnest(p_heads) AS h ORDER BY h);
  turn int := 0;
BEGIN
  IF p_hash IS NOT NULL THEN
    SELECT h.outcome, h.stored INTO outcome, stored FROM hold_answer(p_hash, p_body, p_principal, p_route, p_key, p_clear_body) AS h;
    IF FOUND THEN
      RETURN NEXT; RETURN;
    END IF;
  END IF;
  IF cardinality(heads) > 1 THEN
    LOOP
      BEGIN
        PERFORM FROM case_head AS c WHERE c.case_id = heads[1 + turn % cardinality(heads)] FOR UPDATE;
        PERFORM FROM case_head AS c WHERE c.case_id = ANY (heads) ORDER BY c.case_id FOR UPDATE NOWAIT;
        EXIT;
      EXCEPTION WHEN lock_not_available THEN
        turn := turn + 1;
      END;
    END LOOP;
  END IF;
  RETURN QUERY SELECT NULL::text, NULL::jsonb, c.case_id, c.n, c.hash, c.at FROM case_head AS c WHERE c.case_id = ANY (heads) ORDER BY c.case_id FOR UPDATE;
END $$;
