SELECT app.hold_tables(ARRAY['register', 'organisation', 'desk']);

-- A desk that receives referrals is what the first version of the directory's events can say: all there are by now do.
ALTER TABLE desk
  ADD COLUMN receives_referrals boolean NOT NULL DEFAULT true,
  ADD COLUMN superior uuid REFERENCES desk (id) DEFERRABLE INITIALLY DEFERRED CHECK (superior <> id);

-- 1900-01-01: since before these records begin.
ALTER TABLE organisation
  ADD COLUMN opens_on date NOT NULL DEFAULT '1900-01-01',
  -- First day on which it is closed.
  ADD COLUMN closes_on date CHECK (closes_on >= opens_on),
  ADD COLUMN features text[] NOT NULL DEFAULT '{}';

-- Up to which revision the second versions of the events told of everything. The release before tells by the first alone: what it changes
-- is behind this, until a process of this release tells it.
ALTER TABLE register ADD COLUMN published_revision bigint NOT NULL DEFAULT 0;
GRANT UPDATE (published_revision) ON register TO referrals_directory_app;
