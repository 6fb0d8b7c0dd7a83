-- What a member is at the desk beside member or supervisor: codes the services give a meaning to (CLERK, TEACHER:3:2).
ALTER TABLE desk_member ADD COLUMN functions text[] NOT NULL DEFAULT '{}';
