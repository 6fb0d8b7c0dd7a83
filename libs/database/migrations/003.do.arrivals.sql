-- How far a producer knows of a subscriber that it has its events: every one up to `seq`. `sent_again`: how many had not come and went once
-- more. `whole_at`: when everything there ever was was last looked for.
CREATE TABLE arrival (subscriber text PRIMARY KEY, seq bigint NOT NULL, sent_again int NOT NULL DEFAULT 0, whole_at timestamptz);
GRANT SELECT, INSERT, UPDATE ON arrival TO referrals_bus;
