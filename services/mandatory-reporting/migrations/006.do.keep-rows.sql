-- The new rows of a report in one statement, by table: {"report": [{"id": …}], "receipt": […]}. They are inserted as the caller's
-- role may, in this order, in the columns named here.
CREATE FUNCTION keep_rows(p_rows jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_rows ? 'report' THEN
    INSERT INTO report (id, number, filed_at, situations, concerns, leads, version)
    SELECT id, number, filed_at, situations, concerns, leads, version FROM jsonb_populate_recordset(NULL::report, p_rows->'report');
  END IF;
  IF p_rows ? 'receipt' THEN
    INSERT INTO receipt (number, report_id)
    SELECT number, report_id FROM jsonb_populate_recordset(NULL::receipt, p_rows->'receipt');
  END IF;
  IF p_rows ? 'report_owner' THEN
    INSERT INTO report_owner (report_id, staff, filed_at)
    SELECT report_id, staff, filed_at FROM jsonb_populate_recordset(NULL::report_owner, p_rows->'report_owner');
  END IF;
  IF p_rows ? 'report_story' THEN
    INSERT INTO report_story (report_id, part, at, told_by, desk, story, sealed)
    SELECT report_id, part, at, told_by, desk, story, sealed FROM jsonb_populate_recordset(NULL::report_story, p_rows->'report_story');
  END IF;
  IF p_rows ? 'report_suspicion' THEN
    INSERT INTO report_suspicion (report_id, part, told_by, suspicion, sealed)
    SELECT report_id, part, told_by, suspicion, sealed FROM jsonb_populate_recordset(NULL::report_suspicion, p_rows->'report_suspicion');
  END IF;
  IF p_rows ? 'child_index' THEN
    INSERT INTO child_index (report_id, field, value)
    SELECT report_id, field, value FROM jsonb_populate_recordset(NULL::child_index, p_rows->'child_index');
  END IF;
  IF p_rows ? 'reporter_identity' THEN
    INSERT INTO reporter_identity (report_id, sealed)
    SELECT report_id, sealed FROM jsonb_populate_recordset(NULL::reporter_identity, p_rows->'reporter_identity');
  END IF;
  IF p_rows ? 'routing_facts' THEN
    INSERT INTO routing_facts (report_id, sealed, tell, confidential)
    SELECT report_id, sealed, tell, confidential FROM jsonb_populate_recordset(NULL::routing_facts, p_rows->'routing_facts');
  END IF;
  IF p_rows ? 'routing_decision' THEN
    INSERT INTO routing_decision (report_id, n, at, cause, pack, pack_version, directory_revision, decision)
    SELECT report_id, n, at, cause, pack, pack_version, directory_revision, decision FROM jsonb_populate_recordset(NULL::routing_decision, p_rows->'routing_decision');
  END IF;
  IF p_rows ? 'exclusion' THEN
    INSERT INTO exclusion (report_id, excluded)
    SELECT report_id, excluded FROM jsonb_populate_recordset(NULL::exclusion, p_rows->'exclusion');
  END IF;
  IF p_rows ? 'suspected_organisation' THEN
    INSERT INTO suspected_organisation (organisation, report_id)
    SELECT organisation, report_id FROM jsonb_populate_recordset(NULL::suspected_organisation, p_rows->'suspected_organisation');
  END IF;
END $$;
