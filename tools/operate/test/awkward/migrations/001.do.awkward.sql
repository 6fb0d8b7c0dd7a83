-- Tables of every kind a backup must carry, in the schema of a service whose real tables may change.

CREATE TABLE thing (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  parent bigint REFERENCES thing (id),
  holder uuid,
  bytes bytea,
  tags text[],
  facts jsonb,
  ratio double precision,
  amount numeric(30, 10),
  on_day date,
  at timestamptz,
  lasting interval,
  tagged boolean GENERATED ALWAYS AS (tags IS NOT NULL) STORED
);

-- A circle of keys that nothing defers.
CREATE TABLE holder (id uuid PRIMARY KEY, favourite bigint NOT NULL REFERENCES thing (id));
ALTER TABLE thing ADD CONSTRAINT thing_holder FOREIGN KEY (holder) REFERENCES holder (id) ON DELETE SET NULL;

CREATE TABLE without_key (note text, n int);
CREATE SEQUENCE ticket;

-- A trigger that would change what is loaded, and one that is switched off.
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := 'stamped'; RETURN NEW; END $$;
CREATE TRIGGER stamp BEFORE INSERT ON without_key FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE TRIGGER stamp_again BEFORE INSERT ON without_key FOR EACH ROW EXECUTE FUNCTION stamp();
ALTER TABLE without_key DISABLE TRIGGER stamp_again;

-- Policies that let nobody through.
ALTER TABLE thing ENABLE ROW LEVEL SECURITY;
ALTER TABLE thing FORCE ROW LEVEL SECURITY;
CREATE POLICY nobody ON thing USING (false) WITH CHECK (false);
