-- A request reads and changes the one case it was admitted to. Its plans no longer carry, for each table of the case, the policies
-- of `referral` and `participation` too: these are asked by functions, which run with the asker's rights and so under the same
-- policies, and only for rows of a case that was not admitted.

CREATE FUNCTION sees_case(p_report uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM referral WHERE report_id = p_report) OR EXISTS (SELECT FROM participation WHERE report_id = p_report);
END $$;

CREATE FUNCTION sees_referral(p_referral uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM referral WHERE id = p_referral);
END $$;

-- A desk that gave the referral away sees its own decision still.
CREATE FUNCTION sees_decision(p_referral uuid, p_desk uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM referral WHERE id = p_referral) OR EXISTS (SELECT FROM participation WHERE referral_id = p_referral AND desk = p_desk);
END $$;

ALTER POLICY seen ON case_file USING (report_id = ANY ((SELECT app.reports())::uuid[]) OR sees_case(report_id));
ALTER POLICY seen ON decision USING (report_id = ANY ((SELECT app.reports())::uuid[]) OR sees_decision(referral_id, desk));
ALTER POLICY seen ON feedback USING (report_id = ANY ((SELECT app.reports())::uuid[]) OR sees_referral(referral_id));
ALTER POLICY seen ON move_note USING (report_id = ANY ((SELECT app.reports())::uuid[]) OR sees_referral(referral_id));
