-- Cases of the desks: one file per report, its referrals, the decisions and answers. Story, child and reporter are not here.

CREATE TABLE case_file (
  report_id uuid PRIMARY KEY,
  number text NOT NULL,
  filed_at timestamptz NOT NULL,
  county text,
  tell text NOT NULL CHECK (tell IN ('FULL', 'LESS')),
  county_police_only boolean NOT NULL,
  no_mediation boolean NOT NULL,
  minor_suspect boolean NOT NULL,
  excluded_desks uuid[] NOT NULL,
  excluded_agencies text[] NOT NULL,
  recused uuid[] NOT NULL,
  hand_overs int NOT NULL,
  supplemented_at timestamptz,
  pack text NOT NULL,
  pack_version int NOT NULL,
  directory_revision bigint NOT NULL
);

CREATE TABLE referral (
  id uuid PRIMARY KEY,
  report_id uuid NOT NULL REFERENCES case_file,
  number text NOT NULL,
  filed_at timestamptz NOT NULL,
  agency text NOT NULL,
  site text NOT NULL,
  role text NOT NULL CHECK (role IN ('LEAD', 'SUPPORT', 'NOTICE')),
  division text COLLATE "C",
  state text NOT NULL,
  owner uuid NOT NULL,
  owner_agency text NOT NULL,
  owned_since timestamptz NOT NULL,
  because text NOT NULL,
  version int NOT NULL,
  backup_desk uuid,
  backup_from timestamptz,
  first_own_move_at timestamptz,
  watchers uuid[] NOT NULL,
  watched boolean GENERATED ALWAYS AS (watchers <> '{}') STORED,
  returns int NOT NULL,
  transfers int NOT NULL,
  awaits_city boolean NOT NULL,
  bound boolean NOT NULL,
  claimed_by uuid,
  merged_into uuid,
  last_code text,
  -- Something of it is held back from the reporter.
  withheld boolean NOT NULL,
  -- Of the case again, so that a row of the worklist is judged and shown by itself.
  county text,
  supplemented_at timestamptz,
  hidden_desks uuid[] NOT NULL,
  hidden_staff uuid[] NOT NULL,
  CHECK ((backup_desk IS NULL) = (backup_from IS NULL)),
  CHECK ((state = 'merged') = (merged_into IS NOT NULL))
);
CREATE UNIQUE INDEX referral_pair ON referral (report_id, agency, site) WHERE state <> 'merged';
CREATE INDEX referral_report ON referral (report_id);
CREATE INDEX referral_number ON referral (number);
CREATE INDEX referral_owner ON referral (owner, filed_at DESC, id DESC);
CREATE INDEX referral_owner_state ON referral (owner, state, filed_at DESC, id DESC);
CREATE INDEX referral_owner_code ON referral (owner, last_code, filed_at DESC, id DESC) WHERE last_code IS NOT NULL;
CREATE INDEX referral_owner_agency ON referral (owner, agency, filed_at DESC, id DESC);
CREATE INDEX referral_claimed ON referral (claimed_by, filed_at DESC, id DESC) WHERE claimed_by IS NOT NULL;
CREATE INDEX referral_backup ON referral (backup_desk, filed_at DESC, id DESC) WHERE backup_desk IS NOT NULL AND first_own_move_at IS NULL;
CREATE INDEX referral_watched ON referral (filed_at DESC, id DESC) WHERE watched;

CREATE TABLE decision (
  id uuid PRIMARY KEY,
  report_id uuid NOT NULL REFERENCES case_file,
  referral_id uuid NOT NULL REFERENCES referral,
  code text NOT NULL,
  ends boolean NOT NULL,
  at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  desk uuid NOT NULL,
  staff uuid NOT NULL,
  number text,
  text text,
  note text,
  proof text,
  to_agency text,
  withheld text,
  released_at timestamptz
);
CREATE INDEX decision_report ON decision (report_id);

CREATE TABLE feedback (
  id uuid PRIMARY KEY,
  report_id uuid NOT NULL REFERENCES case_file,
  referral_id uuid NOT NULL REFERENCES referral,
  decision_id uuid NOT NULL REFERENCES decision,
  agency text NOT NULL,
  text text NOT NULL,
  at timestamptz NOT NULL,
  received_at timestamptz,
  given_method text,
  given_at timestamptz,
  given_reason text,
  given_desk uuid
);
CREATE INDEX feedback_report ON feedback (report_id);

-- A desk that gave a referral away keeps what it did itself, and no more.
CREATE TABLE participation (
  referral_id uuid NOT NULL REFERENCES referral,
  desk uuid NOT NULL,
  report_id uuid NOT NULL REFERENCES case_file,
  until timestamptz NOT NULL,
  hidden_desks uuid[] NOT NULL,
  hidden_staff uuid[] NOT NULL,
  PRIMARY KEY (referral_id, desk)
);
CREATE INDEX participation_report ON participation (report_id);

-- What a person said with a move, in words: reasons, receipt numbers. The trail has codes only.
CREATE TABLE move_note (
  id uuid PRIMARY KEY,
  report_id uuid NOT NULL REFERENCES case_file,
  referral_id uuid NOT NULL REFERENCES referral,
  action text NOT NULL,
  at timestamptz NOT NULL,
  desk uuid,
  staff uuid,
  reason text,
  note text,
  number text,
  said_at timestamptz
);
CREATE INDEX move_note_referral ON move_note (referral_id, at);

GRANT SELECT, INSERT, UPDATE ON case_file, referral, decision, feedback, participation TO referrals_referral_desk_app, referrals_referral_desk_worker;
GRANT SELECT, INSERT ON move_note TO referrals_referral_desk_app, referrals_referral_desk_worker;

-- Row-level security. A desk sees what it owns, watches or backs up; nobody sees a case their desk is excluded from or that
-- they stepped aside from. app.reports() names the one case a request was admitted to: by its move, or as its reporter.
ALTER TABLE case_file ENABLE ROW LEVEL SECURITY; ALTER TABLE case_file FORCE ROW LEVEL SECURITY;
ALTER TABLE referral ENABLE ROW LEVEL SECURITY; ALTER TABLE referral FORCE ROW LEVEL SECURITY;
ALTER TABLE decision ENABLE ROW LEVEL SECURITY; ALTER TABLE decision FORCE ROW LEVEL SECURITY;
ALTER TABLE feedback ENABLE ROW LEVEL SECURITY; ALTER TABLE feedback FORCE ROW LEVEL SECURITY;
ALTER TABLE participation ENABLE ROW LEVEL SECURITY; ALTER TABLE participation FORCE ROW LEVEL SECURITY;
ALTER TABLE move_note ENABLE ROW LEVEL SECURITY; ALTER TABLE move_note FORCE ROW LEVEL SECURITY;

CREATE POLICY worker_all ON case_file TO referrals_referral_desk_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON referral TO referrals_referral_desk_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON decision TO referrals_referral_desk_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON feedback TO referrals_referral_desk_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON participation TO referrals_referral_desk_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON move_note TO referrals_referral_desk_worker USING (true) WITH CHECK (true);

CREATE POLICY seen ON referral FOR SELECT TO referrals_referral_desk_app USING (
  report_id = ANY ((SELECT app.reports())::uuid[])
  OR ((owner = ANY ((SELECT app.desks())::uuid[])
       OR (watched AND watchers && (SELECT app.desks())::uuid[])
       OR (backup_desk = ANY ((SELECT app.desks())::uuid[]) AND backup_from <= (SELECT app.at()) AND first_own_move_at IS NULL))
      AND NOT (hidden_desks && (SELECT app.desks())::uuid[])
      AND NOT (hidden_staff @> ARRAY[(SELECT app.staff())]))
);
CREATE POLICY seen ON participation FOR SELECT TO referrals_referral_desk_app USING (
  report_id = ANY ((SELECT app.reports())::uuid[])
  OR (desk = ANY ((SELECT app.desks())::uuid[]) AND NOT (hidden_desks && (SELECT app.desks())::uuid[])
      AND NOT (hidden_staff @> ARRAY[(SELECT app.staff())]))
);
CREATE POLICY seen ON case_file FOR SELECT TO referrals_referral_desk_app USING (
  report_id = ANY ((SELECT app.reports())::uuid[])
  OR EXISTS (SELECT FROM referral WHERE referral.report_id = case_file.report_id)
  OR EXISTS (SELECT FROM participation WHERE participation.report_id = case_file.report_id)
);
CREATE POLICY seen ON decision FOR SELECT TO referrals_referral_desk_app USING (
  report_id = ANY ((SELECT app.reports())::uuid[])
  OR EXISTS (SELECT FROM referral WHERE referral.id = decision.referral_id)
  OR EXISTS (SELECT FROM participation WHERE participation.referral_id = decision.referral_id AND participation.desk = decision.desk)
);
CREATE POLICY seen ON feedback FOR SELECT TO referrals_referral_desk_app USING (
  report_id = ANY ((SELECT app.reports())::uuid[]) OR EXISTS (SELECT FROM referral WHERE referral.id = feedback.referral_id)
);
CREATE POLICY seen ON move_note FOR SELECT TO referrals_referral_desk_app USING (
  report_id = ANY ((SELECT app.reports())::uuid[]) OR EXISTS (SELECT FROM referral WHERE referral.id = move_note.referral_id)
);

CREATE POLICY admitted ON case_file FOR UPDATE TO referrals_referral_desk_app USING (report_id = ANY ((SELECT app.reports())::uuid[]));
CREATE POLICY admitted ON referral FOR UPDATE TO referrals_referral_desk_app USING (report_id = ANY ((SELECT app.reports())::uuid[]));
CREATE POLICY admitted ON decision FOR UPDATE TO referrals_referral_desk_app USING (report_id = ANY ((SELECT app.reports())::uuid[]));
CREATE POLICY admitted ON feedback FOR UPDATE TO referrals_referral_desk_app USING (report_id = ANY ((SELECT app.reports())::uuid[]));
CREATE POLICY admitted ON participation FOR UPDATE TO referrals_referral_desk_app USING (report_id = ANY ((SELECT app.reports())::uuid[]));
CREATE POLICY admitted_new ON referral FOR INSERT TO referrals_referral_desk_app WITH CHECK (report_id = ANY ((SELECT app.reports())::uuid[]));
CREATE POLICY admitted_new ON decision FOR INSERT TO referrals_referral_desk_app WITH CHECK (report_id = ANY ((SELECT app.reports())::uuid[]));
CREATE POLICY admitted_new ON feedback FOR INSERT TO referrals_referral_desk_app WITH CHECK (report_id = ANY ((SELECT app.reports())::uuid[]));
CREATE POLICY admitted_new ON participation FOR INSERT TO referrals_referral_desk_app WITH CHECK (report_id = ANY ((SELECT app.reports())::uuid[]));
CREATE POLICY admitted_new ON move_note FOR INSERT TO referrals_referral_desk_app WITH CHECK (report_id = ANY ((SELECT app.reports())::uuid[]));

-- The trail: whole to whoever works the case and to the auditor; to others only what their desk did.
ALTER TABLE trail ENABLE ROW LEVEL SECURITY; ALTER TABLE trail FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_all ON trail TO referrals_referral_desk_worker USING (true) WITH CHECK (true);
CREATE POLICY seen ON trail FOR SELECT TO referrals_referral_desk_app USING (
  'AUDITOR' = ANY ((SELECT app.roles())::text[])
  OR EXISTS (SELECT FROM referral WHERE referral.report_id = trail.case_id AND referral.role <> 'NOTICE')
  OR (desk = ANY ((SELECT app.desks())::uuid[])
      AND (EXISTS (SELECT FROM referral WHERE referral.report_id = trail.case_id)
           OR EXISTS (SELECT FROM participation WHERE participation.report_id = trail.case_id)))
);
CREATE POLICY admitted_new ON trail FOR INSERT TO referrals_referral_desk_app WITH CHECK (case_id = ANY ((SELECT app.reports())::uuid[]));
