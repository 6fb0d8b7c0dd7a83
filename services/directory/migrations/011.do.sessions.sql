SELECT app.hold_tables(ARRAY['staff', 'desk_member', 'division', 'inbox_case']);

-- What a browser holds is random; here stands its hash (SHA-256, base64url). None of these rows is any request's to see: whoever is suspended,
-- or has a new password, loses them in that same change.

-- A signed-in browser. Tokens are sealed; `refresh_token` is bound to the grant, which ends with the provider's own session.
CREATE TABLE browser_session (
  id text PRIMARY KEY,
  staff uuid NOT NULL,
  tokens text NOT NULL,
  grant_id text NOT NULL,
  provider_session text NOT NULL,
  started_at timestamptz NOT NULL,
  -- When its access token was made. So long ago, nobody is there any more.
  renewed_at timestamptz NOT NULL,
  access_ends timestamptz NOT NULL,
  -- Until then one request asks for a new token and the others wait for it.
  renewing_until timestamptz
);
CREATE INDEX browser_session_staff ON browser_session (staff);
CREATE INDEX browser_session_renewed ON browser_session (renewed_at);

-- A page that locked itself still hears how much came: two counts of these desks, and nothing else.
CREATE TABLE bell (
  id text PRIMARY KEY,
  staff uuid NOT NULL,
  desks uuid[] NOT NULL,
  ends_at timestamptz NOT NULL
);
CREATE INDEX bell_staff ON bell (staff);
CREATE INDEX bell_ends ON bell (ends_at);

-- Referrals that nobody at their desk has opened. Kept by what the referral desk tells, read for the bell alone.
CREATE TABLE unopened_referral (
  referral uuid PRIMARY KEY,
  report uuid NOT NULL,
  desk uuid NOT NULL,
  since timestamptz NOT NULL
);
CREATE INDEX unopened_referral_desk ON unopened_referral (desk);

-- Whether a child of the case was told to be in danger that does not wait: a locked page says so by a count.
ALTER TABLE inbox_case ADD COLUMN imminent boolean NOT NULL DEFAULT false;

-- How somebody wants their pages: views, size, theme.
CREATE TABLE own_settings (
  staff uuid PRIMARY KEY,
  settings jsonb NOT NULL,
  changed_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON browser_session, bell, unopened_referral, own_settings TO referrals_directory_worker;
GRANT SELECT (staff), DELETE ON browser_session, bell TO referrals_directory_app;
GRANT SELECT, INSERT, UPDATE ON own_settings TO referrals_directory_app;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['browser_session', 'bell', 'unopened_referral', 'own_settings'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_role ON %I TO referrals_directory_owner USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY service ON %I TO referrals_directory_worker USING (true) WITH CHECK (true)', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['browser_session', 'bell'] LOOP
    EXECUTE format('CREATE POLICY administrator ON %I TO referrals_directory_app USING (''ADMIN'' = ANY ((SELECT app.roles())::text[])) WITH CHECK (''ADMIN'' = ANY ((SELECT app.roles())::text[]))', name);
  END LOOP;
END $$;
CREATE POLICY own ON own_settings TO referrals_directory_app USING (staff = (SELECT app.staff())) WITH CHECK (staff = (SELECT app.staff()));

-- Names on screens. Who works at one desk knows each other; a supervisor knows who sits at desks of the same agency inside their place; an
-- auditor, who sits at any.
CREATE POLICY colleague ON desk_member FOR SELECT TO referrals_directory_app USING (
  desk = ANY ((SELECT app.desks())::uuid[]) OR 'AUDITOR' = ANY ((SELECT app.roles())::text[])
  OR EXISTS (SELECT FROM desk theirs JOIN desk mine ON mine.agency = theirs.agency AND starts_with(theirs.jurisdiction, mine.jurisdiction)
             WHERE theirs.id = desk_member.desk AND mine.id = ANY ((SELECT app.supervises())::uuid[])));
CREATE POLICY colleague ON staff FOR SELECT TO referrals_directory_app USING (EXISTS (SELECT FROM desk_member m WHERE m.staff = staff.id));

-- Division codes are published by the State; the form asks for a place before anybody signs in.
CREATE POLICY anybody ON division FOR SELECT TO referrals_directory_app USING ('PUBLIC' = ANY ((SELECT app.roles())::text[]));
CREATE INDEX division_parent ON division (parent);
