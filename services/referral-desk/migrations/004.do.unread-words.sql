-- Something was told of a referral that its desk has not read: since when, and through when it has read. The release before knows nothing of
-- either and leaves them as they are.
ALTER TABLE referral ADD COLUMN unread_since timestamptz, ADD COLUMN read_through timestamptz;
-- A desk's unread ones; few at any time.
CREATE INDEX referral_owner_unread ON referral (owner, filed_at DESC, id DESC) WHERE unread_since IS NOT NULL;
