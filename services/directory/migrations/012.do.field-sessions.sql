SELECT app.hold_tables(ARRAY['browser_session']);

-- A phone that stays its person's for thirty days: opened by a PIN and a key that never leaves the phone, good for the work in the village and
-- nothing else. It goes with suspension, a new password and the loss of a function, in that same change.
CREATE TABLE field_session (
  id uuid PRIMARY KEY,
  staff uuid NOT NULL,
  -- The phone's: a point of P-256 as a JWK.
  public_key jsonb NOT NULL,
  -- Argon2id of the PIN under a key of the installation: six digits alone are soon guessed.
  pin text NOT NULL,
  -- Wrong PINs so far, in all; one is counted before it is looked at.
  wrong smallint NOT NULL DEFAULT 0,
  -- What the phone is to sign next; good once.
  nonce text,
  -- Hash of what the browser holds while it is open.
  opening text UNIQUE,
  started_at timestamptz NOT NULL,
  opened_at timestamptz,
  renewed_at timestamptz,
  ends_at timestamptz NOT NULL
);
CREATE INDEX field_session_staff ON field_session (staff);
CREATE INDEX field_session_ends ON field_session (ends_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON field_session TO referrals_directory_worker;
GRANT SELECT (id, staff, started_at, opened_at, ends_at), DELETE ON field_session TO referrals_directory_app;

ALTER TABLE field_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE field_session FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_role ON field_session TO referrals_directory_owner USING (true) WITH CHECK (true);
CREATE POLICY service ON field_session TO referrals_directory_worker USING (true) WITH CHECK (true);
CREATE POLICY administrator ON field_session TO referrals_directory_app USING ('ADMIN' = ANY ((SELECT app.roles())::text[])) WITH CHECK ('ADMIN' = ANY ((SELECT app.roles())::text[]));
CREATE POLICY own ON field_session TO referrals_directory_app USING (staff = (SELECT app.staff())) WITH CHECK (staff = (SELECT app.staff()));
