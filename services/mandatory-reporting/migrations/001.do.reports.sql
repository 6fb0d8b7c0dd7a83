-- Reports, cut by who may read them: the card, the story, what only a lead reads, the sealed reporter. A part that a desk may
-- not read is a row it cannot see, so no query can forget to leave it out.

-- Receipt numbers. A number burnt by a rolled-back filing is never used again.
CREATE SEQUENCE receipt_sequence CACHE 1;

-- The filing card: what a NOTICE may read.
CREATE TABLE report (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  filed_at timestamptz NOT NULL,
  situations text[] NOT NULL,
  concerns text[] NOT NULL,
  -- Agencies that lead it.
  leads text[] NOT NULL,
  version int NOT NULL
);

-- Finds the report of a receipt for somebody who is not signed in; says nothing but its id.
CREATE TABLE receipt (
  number text PRIMARY KEY,
  report_id uuid NOT NULL REFERENCES report (id)
);

-- Whose report it is. Nobody but that person ever sees the row: it tells who reported.
CREATE TABLE report_owner (
  report_id uuid NOT NULL REFERENCES report (id),
  staff uuid NOT NULL,
  filed_at timestamptz NOT NULL,
  PRIMARY KEY (staff, report_id)
);
CREATE INDEX report_owner_latest ON report_owner (staff, filed_at DESC, report_id DESC);

-- What was said, part by part as it was told: 0 is the filing, each supplement the next. Nothing is overwritten.
-- `sealed` holds ID numbers and phones, encrypted with a key of their own.
CREATE TABLE report_story (
  report_id uuid NOT NULL REFERENCES report (id),
  part int NOT NULL,
  at timestamptz NOT NULL,
  told_by text NOT NULL CHECK (told_by IN ('REPORTER', 'DESK')),
  desk uuid,
  story jsonb NOT NULL,
  sealed text,
  PRIMARY KEY (report_id, part)
);

-- Who is suspected, and what could tell who they are.
CREATE TABLE report_suspicion (
  report_id uuid NOT NULL,
  part int NOT NULL,
  told_by text NOT NULL,
  suspicion jsonb NOT NULL,
  sealed text,
  PRIMARY KEY (report_id, part),
  FOREIGN KEY (report_id, part) REFERENCES report_story (report_id, part)
);

-- Keyed hashes for exact look-up of a child's ID number, phone or name; several when told differently.
CREATE TABLE child_index (
  report_id uuid NOT NULL REFERENCES report (id),
  field text NOT NULL CHECK (field IN ('ID_NUMBER', 'PHONE', 'NAME')),
  value text NOT NULL
);
CREATE INDEX child_index_value ON child_index (field, value, report_id);

-- Who reported, encrypted with a key of its own.
CREATE TABLE reporter_identity (
  report_id uuid PRIMARY KEY REFERENCES report (id),
  sealed text NOT NULL
);

-- The facts of the case as they stand, for the next evaluation. Sealed: they know the reporter's kind and unit.
CREATE TABLE routing_facts (
  report_id uuid PRIMARY KEY REFERENCES report (id),
  sealed text NOT NULL,
  tell text NOT NULL CHECK (tell IN ('FULL', 'LESS')),
  confidential boolean NOT NULL
);

-- Every decision made for a report, the first by its filing. Row numbers are in it: it stays here.
CREATE TABLE routing_decision (
  report_id uuid NOT NULL REFERENCES report (id),
  n int NOT NULL,
  at timestamptz NOT NULL,
  -- What brought it about: words of the reporter, words of a desk, a change of the directory.
  cause text NOT NULL CHECK (cause IN ('REPORTER', 'DESK', 'DIRECTORY')),
  pack text NOT NULL,
  pack_version int NOT NULL,
  directory_revision bigint NOT NULL,
  decision jsonb NOT NULL,
  PRIMARY KEY (report_id, n)
);

-- Organisations whose desks must not hold the case, to find reports when the directory changes.
CREATE TABLE suspected_organisation (
  organisation uuid NOT NULL,
  report_id uuid NOT NULL REFERENCES report (id),
  PRIMARY KEY (organisation, report_id)
);

-- Desks and agencies that never see the case, whatever a grant says.
CREATE TABLE exclusion (
  report_id uuid NOT NULL REFERENCES report (id),
  -- A desk's id or an agency's code.
  excluded text NOT NULL,
  PRIMARY KEY (report_id, excluded)
);

-- The referrals of the report as referral-desk last told them.
CREATE TABLE referral_standing (
  referral_id uuid PRIMARY KEY,
  report_id uuid NOT NULL,
  version int NOT NULL,
  at timestamptz NOT NULL,
  snapshot jsonb NOT NULL
);
CREATE INDEX referral_standing_report ON referral_standing (report_id);

-- Which desk may read which report at which level; made from the standings, whole, at each of their changes.
-- rank: 1 LEAD, 2 SUPPORT, 4 NOTICE (3 is the reporter, who has no row here).
CREATE TABLE desk_grant (
  report_id uuid NOT NULL,
  referral_id uuid NOT NULL,
  desk uuid NOT NULL,
  relation text NOT NULL CHECK (relation IN ('OWNER', 'BACKUP', 'WATCHER')),
  agency text NOT NULL,
  -- Agency of the desk itself, where the directory's copy knows it.
  desk_agency text,
  rank smallint NOT NULL,
  state text NOT NULL,
  version int NOT NULL,
  from_at timestamptz NOT NULL,
  recused uuid[] NOT NULL,
  -- The desk of last resort holds even what it is in conflict with; the auditor sees such cases.
  exempt boolean NOT NULL,
  PRIMARY KEY (report_id, referral_id, desk, relation)
);
CREATE INDEX desk_grant_desk ON desk_grant (desk, report_id);

-- Reading is what opens: which desk's first read of a referral, as it stood, was told.
CREATE TABLE first_read (
  referral_id uuid NOT NULL,
  desk uuid NOT NULL,
  version int NOT NULL,
  report_id uuid NOT NULL,
  PRIMARY KEY (referral_id, desk, version)
);

-- Decisions to tell the guardians, or not to.
CREATE TABLE guardian_decision (
  report_id uuid NOT NULL REFERENCES report (id),
  n int NOT NULL,
  at timestamptz NOT NULL,
  desk uuid NOT NULL,
  staff uuid NOT NULL,
  told boolean NOT NULL,
  told_at timestamptz,
  how text,
  reason text NOT NULL,
  abuse_checked boolean,
  PRIMARY KEY (report_id, n)
);

-- The key that signs tokens of reporters without an account.
CREATE TABLE token_key (
  id text PRIMARY KEY,
  made_at timestamptz NOT NULL,
  sealed text NOT NULL,
  public_jwk jsonb NOT NULL
);
