/** A relay reads its outbox's unsent rows, then names them: the database numbers them anew in each pass. */
export const READS_ROWS = /^SELECT u\.seq, u\.shard, u\.type FROM unnest\(\$1::smallint\[\]\) AS s,\s+LATERAL \(SELECT seq, shard, type FROM (\w+)\.outbox /;
export const NAMES_ROWS = /\.outbox (?:SET sent_at = \$2 )?WHERE seq = ANY \(\$1::bigint\[\]\)/;
/** A change leaves its events in the shard `$6`, or none when `$7` is null. */
export const LEAVES_ROWS = /^SELECT leave_change\(/;
