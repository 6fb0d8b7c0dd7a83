-- The register: divisions, organisations, desks, staff. Every change counts the revision up; copies elsewhere follow by it.

CREATE TABLE register (
  id uuid PRIMARY KEY,
  revision bigint NOT NULL,
  divisions_seeded_at timestamptz,
  demo_seeded_at timestamptz,
  -- The first administrator whose password has not been printed yet.
  first_administrator uuid
);
INSERT INTO register (id, revision) VALUES ('00000000-0000-7000-8000-000000000001', 0);

-- Codes of twelve digits as published (统计用区划代码); a county ends in six zeros, a township in three.
CREATE TABLE division (
  code text PRIMARY KEY CHECK (code ~ '^[0-9]{12}$'),
  name text NOT NULL,
  level text NOT NULL CHECK (level IN ('PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE')),
  parent text REFERENCES division (code),
  -- NULL: since before these records begin.
  valid_from date,
  -- First day on which it no longer holds.
  valid_to date,
  replaced_by text REFERENCES division (code),
  revision bigint NOT NULL,
  CHECK (valid_to > valid_from)
);

CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  type text NOT NULL,
  division text NOT NULL REFERENCES division (code),
  supervising_desk uuid,
  -- 统一社会信用代码 (GB 32100), checked where it enters.
  credit_code text UNIQUE,
  revision bigint NOT NULL
);

CREATE TABLE desk (
  id uuid PRIMARY KEY,
  code text NOT NULL CONSTRAINT desk_code UNIQUE,
  name text NOT NULL,
  agency text NOT NULL,
  organisation uuid NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  jurisdiction text NOT NULL CHECK (jurisdiction ~ '^[0-9]{2,12}$'),
  opens_on date NOT NULL,
  -- First day on which it is closed.
  closes_on date,
  backup_desk uuid REFERENCES desk (id) DEFERRABLE INITIALLY DEFERRED,
  revision bigint NOT NULL,
  CHECK (closes_on >= opens_on),
  CHECK (backup_desk <> id)
);
CREATE INDEX desk_organisation ON desk (organisation);
ALTER TABLE organisation ADD CONSTRAINT organisation_supervising_desk
  FOREIGN KEY (supervising_desk) REFERENCES desk (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX organisation_supervised ON organisation (supervising_desk);

CREATE TABLE staff (
  id uuid PRIMARY KEY,
  account text NOT NULL CONSTRAINT staff_account UNIQUE,
  display_name text NOT NULL,
  organisation uuid NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  status text NOT NULL CHECK (status IN ('ACTIVE', 'SUSPENDED')),
  -- Exists in demo mode only.
  demo boolean NOT NULL DEFAULT false,
  revision bigint NOT NULL
);
CREATE INDEX staff_organisation ON staff (organisation);

CREATE TABLE staff_role (
  staff uuid REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
  role text CHECK (role IN ('REPORTER', 'POLICY', 'AUDITOR', 'ADMIN')),
  PRIMARY KEY (staff, role)
);

CREATE TABLE desk_member (
  desk uuid REFERENCES desk (id) DEFERRABLE INITIALLY DEFERRED,
  staff uuid REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
  role text NOT NULL CHECK (role IN ('MEMBER', 'SUPERVISOR')),
  PRIMARY KEY (desk, staff)
);
CREATE INDEX desk_member_staff ON desk_member (staff);
