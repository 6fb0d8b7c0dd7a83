-- What an inbox has to know of a case besides its messages: the number people read, and who must not hear of it. Nobody's request sees it.
CREATE TABLE inbox_case (
  case_id uuid PRIMARY KEY,
  number text,
  hidden_desks uuid[] NOT NULL DEFAULT '{}',
  hidden_staff uuid[] NOT NULL DEFAULT '{}'
);

-- A message to one person. `id` names what it tells, for all who hear of it: told again it is the same message.
CREATE TABLE inbox_message (
  id uuid NOT NULL,
  staff uuid NOT NULL,
  -- The desk at which it is theirs, for as long as they are there.
  desk uuid NOT NULL,
  -- Whose case it is: the link leads there.
  service text NOT NULL,
  case_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ARRIVAL', 'ESCALATION')),
  -- Of an arrival how it came; of an escalation whom the step is for.
  reason text NOT NULL,
  -- The referral, or the duty.
  subject uuid NOT NULL,
  number text,
  -- The desk that owes.
  owner uuid,
  clock text,
  step text,
  due_at timestamptz,
  at timestamptz NOT NULL,
  landed_at timestamptz NOT NULL,
  read_at timestamptz,
  -- Its desk has it for want of any other: it is hidden from other desks alone.
  exempt boolean NOT NULL,
  hidden_desks uuid[] NOT NULL,
  hidden_staff uuid[] NOT NULL,
  -- Transactions commit in another order than they begin: what somebody saw is told by a snapshot, never by a time.
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (staff, id)
);
CREATE INDEX inbox_message_page ON inbox_message (staff, desk, kind, landed_at DESC, id DESC);
CREATE INDEX inbox_message_unread ON inbox_message (staff, desk, kind, landed_at DESC, id DESC) WHERE read_at IS NULL;
CREATE INDEX inbox_message_case ON inbox_message (case_id);

ALTER TABLE inbox_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE inbox_case FORCE ROW LEVEL SECURITY;
ALTER TABLE inbox_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE inbox_message FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON inbox_case, inbox_message TO referrals_directory_worker;
GRANT SELECT, UPDATE (read_at) ON inbox_message TO referrals_directory_app;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['inbox_case', 'inbox_message'] LOOP
    EXECUTE format('CREATE POLICY owner_role ON %I TO referrals_directory_owner USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY service ON %I TO referrals_directory_worker USING (true) WITH CHECK (true)', name);
  END LOOP;
  -- The words of inbox-scope.ts.
  EXECUTE format('CREATE POLICY own ON inbox_message TO referrals_directory_app USING (%s AND NOT (hidden_desks && (SELECT app.desks())::uuid[]) AND NOT (hidden_staff @> ARRAY[(SELECT app.staff())]))',
    app.seen_by('{"staff": "staff", "at": "desk"}'));
END $$;
-- A token tells desks as they were when it was made. Whoever has left one sees nothing of it from that moment.
CREATE POLICY still_there ON inbox_message AS RESTRICTIVE TO referrals_directory_app
  USING (desk = ANY (ARRAY(SELECT m.desk FROM desk_member m WHERE m.staff = (SELECT app.staff()))));
