-- While a backlog came, PostgreSQL read all of it for each batch: its statistics were of a quiet day, when `inbox_ready_key` was as
-- good as empty, so reading that whole index and sorting looked as cheap as the order `inbox_ready` has. A hash index can only be asked
-- for a key. It serves the count of what waits behind a parked key.
DROP INDEX inbox_ready_key;
CREATE INDEX inbox_ready_key ON inbox USING hash (key) WHERE done_at IS NULL;
