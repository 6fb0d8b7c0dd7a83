-- Tables every service has: heads and trails of its cases, outbox, inbox, keys that wait, quarantine, idempotency, accesses.
-- Runs as the schema's owner with search_path set to it. Role names follow the schema's.

CREATE TABLE case_head (
  case_id uuid PRIMARY KEY,
  n int NOT NULL,
  hash text NOT NULL,
  at timestamptz NOT NULL
);

CREATE TABLE trail (
  case_id uuid NOT NULL,
  n int NOT NULL,
  at timestamptz NOT NULL,
  desk uuid,
  actor_role text NOT NULL,
  actor uuid,
  action text NOT NULL,
  facts jsonb NOT NULL,
  prev text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (case_id, n)
);

-- One shard count for the life of the data.
CREATE TABLE bus_setting (name text PRIMARY KEY, value int NOT NULL);

-- CACHE 1 and the case's lock make seq the order of commits per key.
CREATE TABLE outbox (
  seq bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  shard smallint NOT NULL,
  key uuid NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL,
  envelope jsonb NOT NULL,
  sent_at timestamptz
);
CREATE INDEX outbox_unsent ON outbox (shard, seq) WHERE sent_at IS NULL;

-- A done row keeps id, key and times for ever: dedupe outlives a replay from the first offset. Its envelope goes.
CREATE TABLE inbox (
  seq bigint GENERATED ALWAYS AS IDENTITY (CACHE 1),
  id uuid PRIMARY KEY,
  shard smallint NOT NULL,
  key uuid NOT NULL,
  type text NOT NULL,
  received_at timestamptz NOT NULL,
  envelope jsonb,
  done_at timestamptz,
  outcome text CHECK (outcome IN ('DONE', 'DISMISSED'))
);
CREATE INDEX inbox_ready ON inbox (shard, seq) WHERE done_at IS NULL;
CREATE INDEX inbox_ready_key ON inbox (key, seq) WHERE done_at IS NULL;

-- A key that waits at one of its events; no row when it flows. RETRY and PARKED hold the whole key. NOT_YET holds the key's events
-- of the same topic only: what it waits for may come behind it on another topic. `attempts` counts failed tries, for NOT_YET waits.
CREATE TABLE inbox_key (
  key uuid NOT NULL,
  topic text NOT NULL,
  shard smallint NOT NULL,
  event_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('RETRY', 'NOT_YET', 'PARKED')),
  attempts int NOT NULL,
  since timestamptz NOT NULL,
  retry_at timestamptz,
  reason text NOT NULL,
  PRIMARY KEY (key, topic)
);
CREATE INDEX inbox_key_parked ON inbox_key (since) WHERE state = 'PARKED';

-- Failed tries of an event, kept apart from the key's wait: what may kill the process is counted before it is tried. An event
-- with a row here is tried alone.
CREATE TABLE inbox_attempt (event_id uuid PRIMARY KEY, attempts int NOT NULL, at timestamptz NOT NULL);

-- What a person did with a parked key or a quarantined message, and why.
CREATE TABLE operator_action (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  actor uuid,
  action text NOT NULL CHECK (action IN ('REPLAY', 'DISMISS')),
  target text NOT NULL,
  event_id uuid,
  reason text NOT NULL
);

CREATE TABLE quarantine (
  id uuid PRIMARY KEY,
  received_at timestamptz NOT NULL,
  transport text NOT NULL,
  position text NOT NULL,
  reason text NOT NULL,
  bytes bytea NOT NULL,
  dismissed_at timestamptz,
  UNIQUE (transport, position)
);

CREATE TABLE idempotency (
  principal text NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  body_hash text NOT NULL,
  at timestamptz NOT NULL,
  answer jsonb,
  PRIMARY KEY (principal, route, key)
);

-- One claim at a time: the second of two in flight is told so instead of waiting on the first.
CREATE FUNCTION claim_idempotency(p_principal text, p_route text, p_key text, p_hash text, p_at timestamptz)
RETURNS TABLE (outcome text, stored jsonb) LANGUAGE plpgsql AS $$
DECLARE found_row idempotency%ROWTYPE;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended(current_schema() || '|' || p_principal || '|' || p_route || '|' || p_key, 7)) THEN
    RETURN QUERY SELECT 'IN_FLIGHT'::text, NULL::jsonb; RETURN;
  END IF;
  SELECT * INTO found_row FROM idempotency i WHERE i.principal = p_principal AND i.route = p_route AND i.key = p_key;
  IF NOT FOUND THEN
    INSERT INTO idempotency (principal, route, key, body_hash, at) VALUES (p_principal, p_route, p_key, p_hash, p_at);
    RETURN QUERY SELECT 'NEW'::text, NULL::jsonb; RETURN;
  END IF;
  IF found_row.body_hash <> p_hash THEN RETURN QUERY SELECT 'OTHER_BODY'::text, NULL::jsonb; RETURN; END IF;
  RETURN QUERY SELECT 'DONE'::text, found_row.answer;
END $$;

-- Every view of a child's record and every unsealing (网络保护条例 art. 36). Insert-only.
CREATE TABLE access_log (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  case_id uuid NOT NULL,
  staff uuid,
  desk uuid,
  what text NOT NULL,
  level text,
  reason text
);
CREATE INDEX access_log_case ON access_log (case_id, at);

DO $$
DECLARE
  app text := 'referrals_' || current_schema() || '_app';
  worker text := 'referrals_' || current_schema() || '_worker';
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I, %I, referrals_bus', current_schema(), app, worker);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON case_head TO %I, %I', app, worker);
  EXECUTE format('GRANT SELECT, INSERT ON trail, access_log, operator_action TO %I, %I', app, worker);
  EXECUTE format('GRANT INSERT ON outbox TO %I, %I', app, worker);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON idempotency TO %I', app);
  EXECUTE format('GRANT SELECT ON inbox, inbox_key, inbox_attempt, quarantine, outbox TO %I, %I', app, worker);
  EXECUTE format('GRANT UPDATE ON inbox, inbox_key, quarantine TO %I', worker);
  EXECUTE format('GRANT INSERT, DELETE ON inbox_key TO %I', worker);
  EXECUTE format('GRANT INSERT, UPDATE, DELETE ON inbox_attempt TO %I', worker);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON bus_setting TO %I', worker);
END $$;
GRANT SELECT, UPDATE (sent_at) ON outbox TO referrals_bus;
GRANT SELECT (id), INSERT ON inbox TO referrals_bus;
GRANT INSERT, SELECT ON quarantine TO referrals_bus;
