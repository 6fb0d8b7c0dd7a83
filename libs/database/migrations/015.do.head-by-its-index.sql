-- The head of the admitted case, by its index: behind row security a condition that asks the context itself is asked of every head there is,
-- a value is not.
CREATE OR REPLACE FUNCTION hold_case(p_hash text, p_body text, p_principal text, p_route text, p_key text, p_clear_body text)
RETURNS TABLE (outcome text, stored jsonb, case_id uuid, n int, hash text, at timestamptz) LANGUAGE plpgsql AS $$
DECLARE
  admitted uuid := (app.reports())[1];
BEGIN
  SELECT h.outcome, h.stored INTO outcome, stored FROM hold_answer(p_hash, p_body, p_principal, p_route, p_key, p_clear_body) AS h;
  IF NOT FOUND THEN
    SELECT c.case_id, c.n, c.hash, c.at INTO case_id, n, hash, at FROM case_head AS c WHERE c.case_id = admitted FOR UPDATE;
  END IF;
  RETURN NEXT;
END $$;

-- The same for the release before, while it runs beside this one.
CREATE OR REPLACE FUNCTION hold_change(p_principal text, p_route text, p_key text, p_hash text)
RETURNS TABLE (outcome text, stored jsonb, case_id uuid, n int, hash text, at timestamptz) LANGUAGE plpgsql AS $$
DECLARE
  admitted uuid := (app.reports())[1];
BEGIN
  SELECT h.outcome, h.stored INTO outcome, stored FROM hold_idempotency(p_principal, p_route, p_key, p_hash) AS h;
  IF NOT FOUND THEN
    SELECT c.case_id, c.n, c.hash, c.at INTO case_id, n, hash, at FROM case_head AS c WHERE c.case_id = admitted FOR UPDATE;
  END IF;
  RETURN NEXT;
END $$;
