-- The last word heard on each referral, so that an older one that is told again does not make it unopened once more: a locked page would ring for ever.
-- Of one version the word that it is opened is the later one: opening alone raises no version.
CREATE TABLE referral_word (
  referral uuid PRIMARY KEY,
  version int NOT NULL,
  opened boolean NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON referral_word TO referrals_directory_worker;
ALTER TABLE referral_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral_word FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_role ON referral_word TO referrals_directory_owner USING (true) WITH CHECK (true);
CREATE POLICY service ON referral_word TO referrals_directory_worker USING (true) WITH CHECK (true);
