-- A referral's news in one statement: how it stands, the grants that differ because of it, who leads the report.
-- p_written: grants that are new or changed, whole; p_gone: the keys of those that hold no more. NULL where there are none.
CREATE FUNCTION take_standing(p_report uuid, p_told jsonb, p_written jsonb, p_gone jsonb, p_leads text[])
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO referral_standing (referral_id, report_id, version, at, snapshot)
  VALUES ((p_told->>'referralId')::uuid, p_report, (p_told->>'version')::int, (p_told->>'at')::timestamptz, p_told)
  ON CONFLICT (referral_id) DO UPDATE SET version = excluded.version, at = excluded.at, snapshot = excluded.snapshot;
  IF p_gone IS NOT NULL THEN
    DELETE FROM desk_grant g USING jsonb_to_recordset(p_gone) AS n("referralId" uuid, desk uuid, relation text)
    WHERE g.report_id = p_report AND g.referral_id = n."referralId" AND g.desk = n.desk AND g.relation = n.relation;
  END IF;
  IF p_written IS NOT NULL THEN
    INSERT INTO desk_grant (report_id, referral_id, desk, relation, agency, desk_agency, rank, state, version, from_at, recused, exempt)
    SELECT p_report, n."referralId", n.desk, n.relation, n.agency, n."deskAgency", n.rank, n.state, n.version, n."from", n.recused, n.exempt
    FROM jsonb_to_recordset(p_written) AS n("referralId" uuid, desk uuid, relation text, agency text, "deskAgency" text, rank smallint, state text,
      version int, "from" timestamptz, recused uuid[], exempt boolean)
    ON CONFLICT (report_id, referral_id, desk, relation) DO UPDATE SET agency = excluded.agency, desk_agency = excluded.desk_agency,
      rank = excluded.rank, state = excluded.state, version = excluded.version, from_at = excluded.from_at, recused = excluded.recused, exempt = excluded.exempt;
  END IF;
  IF p_leads IS NOT NULL THEN
    UPDATE report SET leads = p_leads WHERE id = p_report AND leads <> p_leads;
  END IF;
END $$;

GRANT UPDATE (agency, desk_agency, rank, state, version, from_at, recused, exempt) ON desk_grant TO referrals_mandatory_reporting_worker;

-- Both are changed in place as a case goes on, in no column of an index: room on the page keeps the indexes out of it.
ALTER TABLE referral_standing SET (fillfactor = 80);
ALTER TABLE desk_grant SET (fillfactor = 80);
COMMENT ON TABLE desk_grant IS 'Which desk may read which report at which level; made from the standings at each of their changes, row by row where they differ.';
