-- Whoever acts for a desk that must not see a case does not see it by another desk of theirs either, as referral-desk has it too.
-- The desk of last resort is exempt for itself alone.
ALTER POLICY own_desks ON desk_grant USING (
  desk = ANY ((SELECT app.desks())::uuid[])
  AND from_at <= (SELECT app.at())
  AND (SELECT app.staff()) <> ALL (recused)
  AND NOT EXISTS (
    SELECT 1 FROM exclusion e WHERE e.report_id = desk_grant.report_id
      AND NOT (exempt AND e.excluded IN (desk_grant.desk::text, desk_grant.desk_agency))
      AND (e.excluded = desk_grant.desk_agency OR e.excluded = ANY ((SELECT app.desks())::uuid[]::text[])))
);
