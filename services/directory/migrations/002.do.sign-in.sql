-- What the OpenID provider keeps. Nothing here leaves the schema; only the service's own role reads it.

-- Argon2id in PHC form.
CREATE TABLE password (
  staff uuid PRIMARY KEY REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
  hash text NOT NULL,
  changed_at timestamptz NOT NULL
);

-- Sessions, interactions, codes, grants, refresh tokens of oidc-provider. Rows are found by keys only; the job removes the expired.
CREATE TABLE oidc_payload (
  model text NOT NULL,
  id text NOT NULL,
  -- Text, not jsonb: what a request's parameters hold must come back as it was, whatever bytes it names.
  payload text NOT NULL,
  uid text,
  grant_id text,
  account_id uuid,
  consumed_at bigint,
  expires_at timestamptz,
  PRIMARY KEY (model, id)
);
CREATE INDEX oidc_payload_uid ON oidc_payload (uid) WHERE uid IS NOT NULL;
CREATE INDEX oidc_payload_grant ON oidc_payload (grant_id) WHERE grant_id IS NOT NULL;
CREATE INDEX oidc_payload_account ON oidc_payload (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX oidc_payload_expiry ON oidc_payload (expires_at) WHERE expires_at IS NOT NULL;

-- Private keys are sealed. A new key is published before it signs, and stays published until what it signed has expired.
CREATE TABLE signing_key (
  kid text PRIMARY KEY,
  sealed text NOT NULL,
  made_at timestamptz NOT NULL,
  signs_from timestamptz NOT NULL
);

-- Counters of sign-in attempts, by keyed hashes: neither an address nor an account stands here in clear.
CREATE TABLE sign_in_count (
  bucket text PRIMARY KEY,
  points int NOT NULL,
  until timestamptz NOT NULL
);
CREATE INDEX sign_in_count_until ON sign_in_count (until);
