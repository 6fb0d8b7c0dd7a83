-- A subscriber joins: what it had not heard of a type when it began to listen comes from the producer's outbox. Every service is both.

-- As subscriber: each type it listens to, once. JOINING until its history is in; `id` names this joining, so that a producer sees when a
-- subscriber begins anew (its database went back to before it).
CREATE TABLE subscription (
  type text PRIMARY KEY,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  wanted text NOT NULL CHECK (wanted IN ('beginning', 'now')),
  state text NOT NULL CHECK (state IN ('JOINING', 'JOINED')),
  noted_at timestamptz NOT NULL,
  joined_at timestamptz
);

-- What stands aside until it may go into the inbox: history as it comes, and live events of the same types behind it. An event is here,
-- in the inbox, or in both for a moment; in either it counts as received.
CREATE TABLE inbox_aside (
  seq bigint GENERATED ALWAYS AS IDENTITY (CACHE 1),
  id uuid PRIMARY KEY,
  shard smallint NOT NULL,
  key uuid NOT NULL,
  type text NOT NULL,
  history boolean NOT NULL,
  received_at timestamptz NOT NULL,
  envelope jsonb NOT NULL
);
CREATE INDEX inbox_aside_order ON inbox_aside ((split_part(type, '.', 1) || '.' || split_part(type, '.', 2)), history, seq);
CREATE INDEX inbox_aside_key ON inbox_aside USING hash (key) WHERE NOT history;

-- As producer: how far a subscriber's history of a type is. Handed over up to `seq`, known to be there up to `verified`, through not before
-- `head`. `events` of `total` are there. Once done only what is behind `cut` is asked after: 0, or where the subscriber joined for what comes.
CREATE TABLE history (
  subscriber text NOT NULL,
  type text NOT NULL,
  join_id uuid NOT NULL,
  began_at timestamptz NOT NULL DEFAULT now(),
  seq bigint NOT NULL DEFAULT 0,
  verified bigint NOT NULL DEFAULT 0,
  head bigint NOT NULL DEFAULT 0,
  cut bigint NOT NULL DEFAULT 0,
  events bigint NOT NULL DEFAULT 0,
  total bigint NOT NULL DEFAULT 0,
  done_at timestamptz,
  PRIMARY KEY (subscriber, type)
);

-- Who listened to what in the release before this one joined long ago.
DO $$
DECLARE
  here text := replace(current_schema(), '_', '-');
  long_ago uuid := '00000000-0000-0000-0000-000000000000';
  listener text;
  events text[];
BEGIN
  FOR listener, events IN VALUES
    ('mandatory-reporting', ARRAY['directory.register.desk-recorded', 'directory.register.organisation-recorded', 'directory.register.desks-published',
      'mandatory-reporting.task.exclusion-due', 'referral-desk.referral.routed', 'referral-desk.referral.opened', 'referral-desk.referral.acknowledged',
      'referral-desk.referral.decided', 'referral-desk.referral.concluded', 'referral-desk.referral.returned', 'referral-desk.referral.rerouted',
      'referral-desk.referral.transferred', 'referral-desk.referral.moved', 'referral-desk.referral.reopened', 'referral-desk.referral.role-raised',
      'referral-desk.referral.merged', 'referral-desk.referral.claimed', 'referral-desk.referral.recused', 'referral-desk.referral.released',
      'referral-desk.referral.fed-back']),
    ('referral-desk', ARRAY['directory.register.desk-recorded', 'directory.register.organisation-recorded', 'directory.register.desks-published',
      'mandatory-reporting.report.filed', 'mandatory-reporting.report.supplemented', 'mandatory-reporting.report.exclusion-added',
      'mandatory-reporting.report.content-read', 'referral-desk.task.reassignment-due'])
  LOOP
    INSERT INTO subscription (type, id, wanted, state, noted_at, joined_at)
    SELECT event || '.v1', long_ago, 'beginning', 'JOINED', now(), now() FROM unnest(events) AS event WHERE listener = here;
    INSERT INTO history (subscriber, type, join_id, done_at)
    SELECT listener, event || '.v1', long_ago, now() FROM unnest(events) AS event WHERE split_part(event, '.', 1) = here;
  END LOOP;
END $$;

ALTER TABLE subscription ENABLE ROW LEVEL SECURITY;
ALTER TABLE subscription FORCE ROW LEVEL SECURITY;
ALTER TABLE inbox_aside ENABLE ROW LEVEL SECURITY;
ALTER TABLE inbox_aside FORCE ROW LEVEL SECURITY;
ALTER TABLE history ENABLE ROW LEVEL SECURITY;
ALTER TABLE history FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  app text := 'referrals_' || current_schema() || '_app';
  worker text := 'referrals_' || current_schema() || '_worker';
  owner text := 'referrals_' || current_schema() || '_owner';
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['subscription', 'inbox_aside', 'history'] LOOP
    EXECUTE format('CREATE POLICY bus_role ON %I TO referrals_bus USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY service_role ON %I FOR SELECT TO %I USING (true)', name, worker);
    -- Migrations fill and mend rows; without a policy they would find none.
    EXECUTE format('CREATE POLICY owner_role ON %I TO %I USING (true) WITH CHECK (true)', name, owner);
    -- Other services ask, who are no person, and are told types, counts and ids they know: a request of a person sees none of it.
    EXECUTE format('CREATE POLICY no_person ON %I FOR SELECT TO %I USING ((SELECT app.no_person()))', name, app);
  END LOOP;
  EXECUTE format('GRANT SELECT ON subscription, history TO %I, %I', app, worker);
  EXECUTE format('GRANT SELECT (id) ON inbox_aside TO %I', app);
  EXECUTE format('GRANT SELECT ON inbox_aside TO %I', worker);
END $$;
GRANT SELECT, INSERT, UPDATE ON subscription, history TO referrals_bus;
GRANT SELECT, INSERT, UPDATE, DELETE ON inbox_aside TO referrals_bus;
