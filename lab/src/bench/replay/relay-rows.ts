/** A relay reads its outbox's unsent rows, then names them: the database numbers them anew in each pass. */
export const READS_ROWS = /^SELECT u\.seq, u\.shard, u\.type FROM unnest\(\$1::smallint\[\]\) AS s,\s+LATERAL \(SELECT seq, shard, type FROM (\w+)\.outbox /;
export const NAMES_ROWS = /\.outbox (?:SET sent_at = \$2 )?WHERE seq = ANY \(\$1::bigint\[\]\)/;
/** Changes leave their events in their cases' shards. */
export const LEAVES_ROWS = /^SELECT leave_changes\(/;
