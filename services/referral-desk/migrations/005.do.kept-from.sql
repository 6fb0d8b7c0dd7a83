-- A reporter who is hidden, desks that nothing may say why they are passed over, and agencies the reporter wants it kept from. The release
-- before writes none of it: its cases have no such wish.
ALTER TABLE case_file
  ADD COLUMN reporter_hidden boolean NOT NULL DEFAULT false,
  ADD COLUMN untold_desks uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN keep_from text[] NOT NULL DEFAULT '{}';
-- Of the case again, so that a row of the worklist is judged and shown by itself.
ALTER TABLE referral ADD COLUMN keep_from text[] NOT NULL DEFAULT '{}';
