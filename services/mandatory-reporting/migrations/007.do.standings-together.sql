-- News of any number of referrals in one statement: how each stands, the grants that differ because of it, who leads its report.
-- Of each: told, the referral's snapshot; written: grants that are new or changed, whole; gone: the keys of those that hold no more;
-- leads: agencies, or none where nobody leads. `take_standing` stays for the release before this one.
CREATE FUNCTION take_standings(p_news jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  lost record;
  led record;
BEGIN
  INSERT INTO referral_standing (referral_id, report_id, version, at, snapshot)
  SELECT t."referralId", t."reportId", t.version, t.at, n.told
  FROM jsonb_to_recordset(p_news) AS n(told jsonb), jsonb_to_record(n.told) AS t("referralId" uuid, "reportId" uuid, version int, at timestamptz)
  ON CONFLICT (referral_id) DO UPDATE SET version = excluded.version, at = excluded.at, snapshot = excluded.snapshot;
  FOR lost IN
    SELECT n.report, g."referralId", g.desk, g.relation
    FROM jsonb_to_recordset(p_news) AS n(report uuid, gone jsonb), jsonb_to_recordset(n.gone) AS g("referralId" uuid, desk uuid, relation text)
  LOOP
    DELETE FROM desk_grant d WHERE d.report_id = lost.report AND d.referral_id = lost."referralId" AND d.desk = lost.desk AND d.relation = lost.relation;
  END LOOP;
  INSERT INTO desk_grant (report_id, referral_id, desk, relation, agency, desk_agency, rank, state, version, from_at, recused, exempt)
  SELECT n.report, g."referralId", g.desk, g.relation, g.agency, g."deskAgency", g.rank, g.state, g.version, g."from", g.recused, g.exempt
  FROM jsonb_to_recordset(p_news) AS n(report uuid, written jsonb),
    jsonb_to_recordset(n.written) AS g("referralId" uuid, desk uuid, relation text, agency text, "deskAgency" text, rank smallint, state text,
      version int, "from" timestamptz, recused uuid[], exempt boolean)
  ON CONFLICT (report_id, referral_id, desk, relation) DO UPDATE SET agency = excluded.agency, desk_agency = excluded.desk_agency,
    rank = excluded.rank, state = excluded.state, version = excluded.version, from_at = excluded.from_at, recused = excluded.recused, exempt = excluded.exempt;
  FOR led IN SELECT * FROM jsonb_to_recordset(p_news) AS n(report uuid, leads text[]) WHERE n.leads <> '{}' LOOP
    UPDATE report SET leads = led.leads WHERE id = led.report AND leads <> led.leads;
  END LOOP;
END $$;
