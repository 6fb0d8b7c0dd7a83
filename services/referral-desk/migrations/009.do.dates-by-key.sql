-- Every change of duties asks when the next one of a referral is due. As before, but one by one, each by its key whatever the planner thinks of
-- the tables' sizes, and by plans that each connection keeps.
CREATE OR REPLACE FUNCTION date_referrals(p_keys uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  asked uuid;
  due timestamptz;
BEGIN
  FOREACH asked IN ARRAY p_keys LOOP
    due := coalesce((SELECT min(d.due_at) FROM duty AS d WHERE d.place_key = asked AND d.state = 'OPEN'), '2100-12-31T00:00:00Z');
    UPDATE referral AS r SET due_at = due WHERE r.id = asked AND r.due_at <> due;
  END LOOP;
END $$;
DO $$ BEGIN EXECUTE format('ALTER FUNCTION date_referrals(uuid[]) SET search_path = %I, pg_temp', current_schema()); END $$;
ALTER FUNCTION date_referrals(uuid[]) SET plan_cache_mode = force_generic_plan;
