SELECT app.hold_tables(ARRAY['staff']);

-- Civil affairs and townships lead who works for children in the townships and villages below them, many of whom sit at no desk: their
-- supervisors know these by name, so that a record of who looked at a child's file names them.
CREATE POLICY led ON staff FOR SELECT TO referrals_directory_app USING (EXISTS (
  SELECT FROM organisation o JOIN desk mine ON mine.agency IN ('CIV', 'TOWNSHIP') AND starts_with(o.division, mine.jurisdiction)
  WHERE o.id = staff.organisation AND o.type IN ('TOWNSHIP', 'VILLAGE') AND mine.id = ANY ((SELECT app.supervises())::uuid[])));
